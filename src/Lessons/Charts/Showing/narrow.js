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
    return figure;
  }

  // A timeline. Names would take half of the width, so each stands above its lane, and lanes are higher. Bars are as high
  // as before.
  const lane = 26, higher = 40, stretch = higher / lane;
  const places = layout.yaxis.tickvals;
  // Where they are cut, another trace has them whole.
  const names = (data.find(trace => trace.xaxis === 'x2')?.hovertext ?? layout.yaxis.ticktext).map(name => name.replace(/[\s\u00a0]+$/, ''));
  const end = layout.xaxis2.ticktext.at(-1).trim();
  Object.assign(margin, { l: 10, r: Math.ceil(end.length * letter) + 6 });
  const near = y => places.reduce((best, place) => Math.abs(place - y) < Math.abs(best - y) ? place : best, places[0]);
  for (const trace of data) {
    if (trace.yaxis && trace.yaxis !== 'y2') continue;
    if (trace.width) trace.width /= stretch;
    trace.y = trace.y.map(y => y === null || Math.abs(y - near(y)) >= .5 ? y : near(y) + (y - near(y)) / stretch);
  }
  const room = (width - margin.l - margin.r) / (layout.xaxis.range[1] - layout.xaxis.range[0]);
  for (const trace of data.filter(trace => trace.meta === 'notes')) {
    trace.text = trace.text.map((text, i) => {
      const all = pieces(text), most = Math.floor((trace.x[i] * room - 8) / letter);
      if (all.length <= most) return text;
      // A space keeps the text clear of its mark.
      const words = all.filter(piece => piece !== '\u2002').slice(0, Math.max(most - 2, 0));
      if (words.length < 3) return '';
      return all[0] === '\u2002' ? '\u2002' + words.join('') + '…' : words.join('') + '…\u2002';
    });
  }

  const [bottom, top] = layout.yaxis.range;
  const lanesAxes = [layout.yaxis, layout.yaxis2].filter(axis => axis);
  const domain = lanesAxes.find(axis => axis.domain)?.domain ?? [0, 1];
  const lanes = (bottom - top) * lane, all = lanes / (1 - domain[0]);
  const more = (bottom - top + .2) * higher - lanes;
  for (const [name, axis] of Object.entries(layout)) {
    if (!/^yaxis/.test(name)) continue;
    if (lanesAxes.includes(axis)) axis.range = [bottom, top - .2];
    else axis.ticklabelposition = 'inside';
    if (axis.domain) axis.domain = axis.domain.map(share => share === 1 ? 1 : Math.max(0, 1 - ((1 - share) * all + more) / (all + more)));
  }
  Object.assign(layout.yaxis, {
    tickvals: places.map(place => place - .5),
    ticktext: names.map(name => pieces(name).length > columns(mono) ? pieces(name).slice(0, columns(mono) - 1).join('') + '…' : name),
    ticklabelposition: 'inside', showgrid: false,
  });
  layout.height += more;
  for (const note of layout.annotations ?? []) {
    note.font = { ...note.font, size: small };
    if (note.xref === 'paper') note.xshift = -2;
    // The words beside a small plot go above it.
    if (/ domain$/.test(note.yref)) Object.assign(note, { y: 1, yanchor: 'bottom', text: note.text.replaceAll('<br>', '  ') });
    else if (note.yref === 'y') note.text = wrap(note.text, columns(letter)).slice(0, 2).join('<br>');
  }

  for (const trace of data) if (trace.name) trace.name = trace.name.replace(/(, | \(| a thread| for a ).*/, '');
  const words = layout.legend?.title?.text;
  if (words) {
    const lines = words.split('<br>').map(line => line.replaceAll(/font-size:1\dpx/g, `font-size:${small}px`));
    const broken = lines.flatMap(line => /font-size:5px/.test(line) ? [line] : rewrap(line));
    layout.legend.title = { ...layout.legend.title, text: broken.join('<br>'), font: { ...layout.legend.title.font, size: small } };
    layout.height += (broken.length - lines.length) * 14;
  }
  function rewrap(line) {
    const [, open, inner, close] = line.match(/^(\s*<span style="font-size:[^>]*>)?([^]*?)(<\/span>)?$/);
    if (!open) return wrap(line, columns(letter));
    return wrap(inner, columns(letter)).map(part => open + part + close);
  }

  if (layout.title?.text) {
    const lines = layout.title.text.split('<br>');
    const broken = lines.flatMap(line => {
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
