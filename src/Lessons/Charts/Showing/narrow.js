function (figure, width) {
  // Fits a figure to a page as narrow as a phone. Data and layout are changed in place.
  const { data, layout } = figure;
  if (width >= 560) return figure;
  // In pixels: a letter of these sizes in a wide font.
  const small = 10, letter = 6.3, bold = 8.4, mono = 6.1;
  const pieces = html => html.match(/<[^>]*>|&\w+;|[^]/g) ?? [];
  const columns = size => Math.floor((width - 24) / size);
  // Breaks at spaces; tags have no width.
  const wrap = (html, most) => {
    const lines = [''];
    let used = 0;
    for (const word of html.match(/(?:<[^>]*>|[^\s<])+/g) ?? []) {
      const length = pieces(word).filter(piece => piece[0] !== '<').length;
      if (used > 0 && used + 1 + length > most) {
        lines.push('');
        used = 0;
      }
      lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
      used += (used > 0 ? 1 : 0) + length;
    }
    return lines;
  };

  layout.font = { ...layout.font, size: small };
  for (const [name, axis] of Object.entries(layout)) if (/^yaxis/.test(name) && axis.tickfont) axis.tickfont = { ...axis.tickfont, size: small };
  if (layout.legend) Object.assign(layout.legend, { font: { ...layout.legend.font, size: small }, maxheight: 1000 });
  if (layout.xaxis) Object.assign(layout.xaxis, { nticks: 4, tickangle: 0 });
  const margin = { ...(layout.margin ?? layout.template?.layout?.margin) };
  layout.margin = margin;
  if (!layout.xaxis2?.matches || !layout.yaxis?.tickvals) {
    const saved = Math.round((margin.l ?? 0) * .18);
    if (margin.l) margin.l -= saved;
    margin.r = 14;
    for (const note of layout.annotations ?? []) {
      // Notes in the margin move with it.
      if (note.xshift < 0) note.xshift += saved;
      note.font = { ...note.font, size: small };
    }
    if (layout.xaxis?.tickvals && layout.xaxis.ticktext) thin(layout.xaxis);
    return figure;
  }

  // Leaves out the numbers of an axis that would meet the one to their right.
  function thin(axis) {
    const { tickvals, ticktext } = axis;
    // A range that plotly.js chooses is somewhat longer than the numbers.
    const [first, last] = [Math.min(...tickvals), Math.max(...tickvals)];
    const [from, to] = axis.range ?? [first, last + .1 * (last - first)];
    const scale = (width - margin.l - margin.r) / (to - from);
    let free = Infinity;
    const kept = tickvals.map((_, i) => i).reverse().filter(i => {
      const [middle, half] = [tickvals[i] * scale, (ticktext[i].length + 1) * letter / 2];
      if (middle + half > free) return false;
      free = middle - half;
      return true;
    }).reverse();
    Object.assign(axis, { tickvals: kept.map(i => tickvals[i]), ticktext: kept.map(i => ticktext[i]) });
  }

  // A timeline. Names would take half of the width, so each stands above its lane, and lanes are higher. Bars are as high
  // as before.
  const lane = 26, higher = 40, stretch = higher / lane;
  const places = layout.yaxis.tickvals;
  // Where they are cut, another trace has them whole.
  const names = (data.find(trace => trace.xaxis === 'x2')?.hovertext ?? layout.yaxis.ticktext).map(name => name.replace(/[\s\u00a0]+$/, ''));
  const end = layout.xaxis2.ticktext.at(-1).trim();
  Object.assign(margin, { l: 10, r: Math.ceil((end.length + 1) * letter) + 6 });
  const near = y => places.reduce((best, place) => Math.abs(place - y) < Math.abs(best - y) ? place : best, places[0]);
  for (const trace of data) {
    if (trace.yaxis && trace.yaxis !== 'y2') continue;
    if (trace.width) trace.width /= stretch;
    trace.y = trace.y.map(y => y === null || Math.abs(y - near(y)) >= .5 ? y : near(y) + (y - near(y)) / stretch);
  }
  const room = (width - margin.l - margin.r) / (layout.xaxis.range[1] - layout.xaxis.range[0]);
  const most = (trace, i) => Math.floor((trace.x[i] * room - 8) / letter);
  for (const trace of data) {
    if (trace.meta === 'notes') trace.text = trace.text.map((text, i) => cut(text, most(trace, i)));
    // A thread's number is worth more than the name of the state after it.
    if (trace.meta === 'labels') trace.text = trace.text.map((text, i) => text.length > most(trace, i) ? text.replace(/^(T\d+) .*/, '$1') : text);
  }
  const labels = data.filter(trace => trace.meta === 'labels').flatMap(trace => trace.text.map((_, i) => ({ trace, i, end: trace.base[i] + trace.x[i], lane: near(trace.y[i]) })));
  const fits = ({ trace, i }) => trace.text[i].length <= most(trace, i);
  for (const label of labels) {
    if (fits(label)) continue;
    // Nor has the name of a state after it room here: the number gets what that would have had.
    const next = labels.find(it => it.lane === label.lane && Math.abs(it.trace.base[it.i] - label.end) < 1 / room);
    if (!next || fits(next) || /^T\d/.test(next.trace.text[next.i])) continue;
    label.trace.x[label.i] = next.end - label.trace.base[label.i];
    next.trace.text[next.i] = '';
  }
  function cut(text, most) {
    const all = pieces(text);
    if (all.length <= most) return text;
    // A space keeps the text clear of its mark.
    const words = all.filter(piece => piece !== '\u2002').slice(0, Math.max(most - 2, 0)).join('').trimEnd() + '…';
    return most < 5 ? '' : all[0] === '\u2002' ? '\u2002' + words : words + '\u2002';
  }

  const [bottom, top] = layout.yaxis.range;
  const lanesAxes = [layout.yaxis, layout.yaxis2].filter(axis => axis);
  const domain = lanesAxes.find(axis => axis.domain)?.domain ?? [0, 1];
  const lanes = (bottom - top) * lane, all = lanes / (1 - domain[0]);
  const more = (bottom - top + .2) * higher - lanes;
  for (const [name, axis] of Object.entries(layout)) {
    if (!/^yaxis/.test(name)) continue;
    if (lanesAxes.includes(axis)) axis.range = [bottom, top - .2];
    axis.showticklabels = false;
    if (axis.domain) axis.domain = axis.domain.map(share => share === 1 ? 1 : Math.max(0, 1 - ((1 - share) * all + more) / (all + more)));
  }
  layout.yaxis.showgrid = false;
  layout.height += more;
  for (const note of layout.annotations ?? []) {
    note.font = { ...note.font, size: small };
    if (note.xref === 'paper') note.xshift = -2;
    // The words beside a small plot go above it.
    if (/ domain$/.test(note.yref)) {
      const peak = layout[note.yref.replace(/y(\d*) domain/, 'yaxis$1')].tickvals[0];
      Object.assign(note, { y: 1, yanchor: 'bottom', text: `${note.text.replaceAll('<br>', '  ')}  · up to ${peak}` });
    }
    else if (note.yref === 'y') note.text = wrap(note.text, columns(letter)).slice(0, 2).join('<br>');
  }

  // As labels of the axis, they would make plotly.js leave out the times below them.
  const above = places.map((place, i) => ({
    text: pieces(names[i]).length > columns(mono) ? pieces(names[i]).slice(0, columns(mono) - 1).join('') + '…' : names[i],
    xref: 'paper', x: 0, xanchor: 'left', yref: 'y', y: place - .5, yanchor: 'middle', align: 'left', showarrow: false,
    font: { ...layout.yaxis.tickfont, size: small },
  }));
  layout.annotations = [...layout.annotations ?? [], ...above];

  for (const trace of data) if (trace.name) trace.name = trace.name.replace(/(, | \(| a thread| for a ).*/, '');
  const words = layout.legend?.title?.text;
  if (words) {
    const lines = words.split('<br>').map(line => line.replaceAll(/font-size:1\dpx/g, `font-size:${small}px`));
    // Sentences are one text, broken for a wide page. Each remark begins with its sign.
    const texts = lines.reduce((all, line) => {
      const continues = isSentence(line) ? isSentence(all.at(-1) ?? '') : /^[\u2002\u2003\u2009]{2}/.test(line);
      const inner = isSentence(line) ? line.replace(/^\s*<span[^>]*>|<\/span>$/g, '') : line.trimStart();
      if (continues) all.push(`${all.pop().replace(/<\/span>$/, isSentence(line) ? '' : '$&')} ${inner}${isSentence(line) ? '</span>' : ''}`);
      else all.push(line);
      return all;
    }, []);
    const broken = texts.flatMap(text => /font-size:5px/.test(text) ? [text] : rewrap(text));
    layout.legend.title = { ...layout.legend.title, text: broken.join('<br>'), font: { ...layout.legend.title.font, size: small } };
    layout.height += (broken.length - lines.length) * 14;
  }
  function isSentence(line) {
    return /^\s*<span style="font-size:10px/.test(line);
  }
  function rewrap(line) {
    const [, open, inner] = line.match(/^(\s*<span style="font-size:[^>]*>)?([^]*)$/);
    if (!open) return wrap(line, columns(letter)).map((part, i) => (i === 0 ? '\u2002' : '\u2002\u2003\u2009') + part);
    return wrap(inner.replace(/<\/span>$/, ''), columns(letter)).map(part => open + part + '</span>');
  }

  if (layout.title?.text) {
    const lines = layout.title.text.split('<br>');
    const whole = layout.title.text.replaceAll('</b><br><b>', ' ').split('<br>');
    const broken = whole.flatMap(line => {
      const [, open, inner, close] = line.match(/^(<b>|<span[^>]*>)?([^]*?)(<\/b>|<\/span>)?$/);
      return wrap(inner, columns(open === '<b>' ? bold : 7)).map(part => (open ?? '') + part + (close ?? ''));
    });
    layout.title = { ...layout.title, text: broken.join('<br>'), font: { ...layout.title.font, size: 14 } };
    const added = (broken.length - lines.length) * 18;
    margin.t += added;
    layout.height += added;
    layout.title.y = 1 - 24 / layout.height;
  }
  return figure;
}
