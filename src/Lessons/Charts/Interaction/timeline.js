// What a reader can do with a timeline figure once plotly.js has drawn it: unfold merged lanes, ask for the totals of a
// range of time, replay it, and see which line of code belongs to which bar. A page loads this file once for all its
// figures. A figure without our data in layout.meta, and a page without this file, are as plotly.js draws them.
//
// A page calls `prepare` with the figure it is about to draw, and `attach` with the element in which it has drawn it.
window.interleaveTimeline ??= (() => {
  const tools = new WeakMap();
  // Any figure may claim to be one of ours, so the shape of the data is looked at first.
  const numbers = list => Array.isArray(list) && list.every(Number.isFinite);
  const isMember = member => typeof member?.name === 'string' && Number.isFinite(member.start) && numbers(member.segments);
  const isLane = lane => Number.isFinite(lane?.row) && typeof lane.name === 'string' && (!lane.members || (Array.isArray(lane.members) && lane.members.every(isMember)));
  const data = layout => {
    const meta = layout?.meta;
    return meta?.timeline === 1 && numbers(meta.state) && numbers(meta.place) && numbers(meta.places) && Array.isArray(meta.states) && Array.isArray(meta.lanes) && meta.lanes.every(isLane) ? meta : null;
  };
  const segmentsOf = traces => traces.find(trace => trace.meta === 'segments');
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else if (value !== null) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const plain = html => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const number = value => String(Math.round(value * 100) / 100);
  const milliseconds = value => `${number(value >= 10 ? Math.round(value) : value)} ms`;

  // ---- Unfolding: the figure with the members of some merged lanes in rows of their own, below the merged one.
  const unfold = (figure, open) => {
    const meta = data(figure.layout);
    const unfolded = meta?.lanes.filter(lane => lane.members && open.has(lane.name)) ?? [];
    if (unfolded.length === 0) return figure;
    const { data: traces, layout } = structuredClone(figure);
    const more = unfolded.reduce((sum, lane) => sum + lane.members.length, 0);
    // Marks stand a little above or below the middle of their lane, and notes in rows of their own above it.
    const moved = y => y === null ? null : y + unfolded.reduce((sum, lane) => sum + (lane.row + .5 < y ? lane.members.length : 0), 0);
    for (const trace of traces) if (trace.y && (trace.yaxis ?? 'y').match(/^y2?$/)) trace.y = trace.y.map(moved);
    const added = layout.meta;
    const segments = segmentsOf(traces);
    const threads = traces.find(trace => trace.meta === 'labels' && trace.insidetextanchor === 'middle');
    // Where names are cut, a trace of its own keeps the whole ones.
    const names = traces.find(trace => trace.xaxis === 'x2' && trace.hovertext);
    const ticks = layout.yaxis.ticktext.map((text, i) => ({ at: moved(layout.yaxis.tickvals[i]), text, whole: names?.hovertext[i] }));
    const width = Math.max(...ticks.map(tick => plain(tick.text).length));
    for (const lane of added.lanes) lane.row = moved(lane.row);
    for (const lane of added.lanes.filter(it => it.members && open.has(it.name))) {
      lane.members.forEach((member, k) => {
        const row = lane.row + 1 + k;
        const name = `${'\u00A0'.repeat(2 * lane.depth)}└\u00A0${member.name}`;
        ticks.push({ at: row, whole: escaped(name), text: escaped((name.length > width - 1 ? `${name.slice(0, width - 2)}…` : name).padEnd(width, '\u00A0')) });
        for (const piece of piecesOf(member)) {
          const bar = { base: piece.start, x: Math.max(piece.end - piece.start, .01), y: row, text: piece.thread ? `T${piece.thread}` : '' };
          put(traces.find(trace => trace.type === 'bar' && trace.name === added.states[piece.state]), bar);
          if (bar.text) put(threads, bar);
          put(segments, { ...bar, hovertext: `<b>${escaped(member.name)}</b> · ${added.states[piece.state]}${piece.thread ? `<br>thread ${piece.thread}` : ''}<br>${number(piece.start)} → ${number(piece.end)} ms (${number(piece.end - piece.start)} ms)` });
          added.state.push(piece.state);
          added.place.push(piece.place);
        }
      });
    }
    ticks.sort((a, b) => a.at - b.at);
    layout.yaxis.tickvals = ticks.map(tick => tick.at);
    layout.yaxis.ticktext = ticks.map(tick => tick.text);
    if (names) names.hovertext = ticks.map(tick => tick.whole);
    for (const note of layout.annotations ?? []) if (note.yref === 'y') note.y = moved(note.y);
    grow(layout, more);
    return { ...figure, data: traces, layout };
  };
  const piecesOf = ({ start, segments }) => {
    const pieces = [];
    for (let i = 0; i < segments.length; i += 4) {
      const [state, end, thread, place] = segments.slice(i, i + 4);
      pieces.push({ state, start, end, thread, place });
      start = end;
    }
    return pieces;
  };
  // Adds a bar to a trace. A property that is a list has one item for each bar.
  const put = (trace, bar) => {
    if (!trace) return;
    const bars = trace.x.length;
    for (const [key, list] of Object.entries(trace)) if (Array.isArray(list) && list.length === bars) list.push(key in bar ? bar[key] : list[bars - 1]);
  };
  // All plots keep their height in pixels, so their parts of the page change.
  const grow = (layout, rows) => {
    const lanes = layout[layout.yaxis.domain ? 'yaxis' : 'yaxis2'];
    // The range reaches a little beyond the lanes, at both ends.
    const count = layout.yaxis.range[0] - layout.yaxis.range[1] - .32;
    const lanesHeight = (count * layout.meta.rowHeight) + 8;
    const height = lanesHeight / (1 - lanes.domain[0]);
    const more = rows * layout.meta.rowHeight;
    const bottom = lanes.domain[0];
    for (const key of Object.keys(layout).filter(name => /^yaxis\d*$/.test(name) && layout[name].domain))
      layout[key].domain = layout[key].domain.map(part => part > bottom + 1e-6 ? 1 : 1 - ((((1 - part) * height) + more) / (height + more)));
    for (const key of ['yaxis', 'yaxis2']) if (layout[key]?.range && (key === 'yaxis' || layout.yaxis.overlaying)) layout[key].range[0] += rows;
    layout.height += more;
  };

  // ---- Source lines: the code of a cell, wherever a front end puts it.
  const calls = /\.(Run|Wait|Delay)\b/;
  const codeOf = (graph, cell) => {
    // What a solution shows does not belong to the starter above it.
    if (graph.closest('.solved, .comparison')) return null;
    const own = graph.closest('.code-cell, .cell, .jp-Cell');
    const numbered = cell > 0 && own && !own.matches('.jp-Cell') ? (graph.closest('details.notebook, article') ?? document).querySelector(`[id$="cell-${cell}"]`) : null;
    // In a page that runs, a reader may have changed the text since it ran, and lines have other numbers then.
    if ((numbered ?? own)?.matches('.outdated')) return null;
    return (numbered ?? own)?.querySelector('pre.code, .highlight pre, .cm-content, .CodeMirror-code') ?? null;
  };
  // An editor has an element for each line, or knows its lines itself; other code is text.
  const editorOf = code => code.closest('.cm-editor, .CodeMirror');
  const rowsOf = code => editorOf(code)?.interleaveLines?.() ?? elementRows(code);
  const elementRows = code => editorOf(code) ? [...code.querySelectorAll('.cm-line, .CodeMirror-line')].map(line => ({ text: line.textContent, box: line.getBoundingClientRect() })) : textRows(code);
  const textRows = code => {
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    const rows = [{ text: '', range: null }];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let from = 0;
      for (const part of node.data.split('\n')) {
        if (from > 0) rows.push({ text: '', range: null });
        const row = rows.at(-1);
        row.text += part;
        if (part && !row.range) {
          row.range = document.createRange();
          row.range.setStart(node, from);
          row.range.setEnd(node, from + part.length);
        }
        from += part.length + 1;
      }
    }
    return rows.map(({ text, range }) => ({ text, box: range?.getBoundingClientRect() }));
  };
  // The page may leave out the first lines of a cell, and says which line it begins with.
  const firstLine = code => Number(code.dataset.first ?? 1);
  const markLine = (code, line) => {
    const row = code && rowsOf(code)[line - firstLine(code)];
    if (!row?.box || !calls.test(row.text)) return null;
    // Nothing may be put into an editor, and its background would hide what lies behind it.
    const editor = editorOf(code);
    const holder = editor?.parentElement ?? code;
    if (getComputedStyle(holder).position === 'static') holder.style.position = 'relative';
    holder.style.isolation = 'isolate';
    const outer = holder.getBoundingClientRect();
    const mark = make('span', { class: editor ? 'tl-line tl-above' : 'tl-line', 'aria-hidden': 'true', style: `top:${row.box.top - outer.top - holder.clientTop + holder.scrollTop - 2}px;height:${row.box.height + 4}px;width:${holder.scrollWidth}px` });
    holder.append(mark);
    return mark;
  };

  // ---- The tools of one figure.
  const build = (graph, redraw) => {
    const marks = make('div', { class: 'tl-marks', 'aria-hidden': 'true' });
    const folds = make('div', { class: 'tl-folds' });
    const over = make('div', { class: 'tl-over' }, marks, folds);
    const back = make('button', { type: 'button', 'aria-label': 'One step back', onclick: () => go(Number(slider.value) - 1) }, '‹');
    const on = make('button', { type: 'button', 'aria-label': 'One step on', onclick: () => go(Number(slider.value) + 1) }, '›');
    const slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Moment of the replay', oninput: () => go(Number(slider.value)) });
    const moment = make('p', { class: 'tl-moment' });
    const from = make('input', { type: 'number', min: 0, step: 'any', onchange: () => typed() });
    const to = make('input', { type: 'number', min: 0, step: 'any', onchange: () => typed() });
    const clear = make('button', { type: 'button', onclick: () => whole() }, 'Whole figure');
    const range = make('p', { class: 'tl-range' }, make('label', {}, 'Totals from ', from), make('label', {}, ' to ', to, ' ms '), clear);
    const fold = make('details', { class: 'tl-more' }, make('summary', {}, 'Replay, and totals of a range'), make('div', { class: 'tl-replay' }, back, slider, on), moment, range);
    const said = make('p', { role: 'status' });
    const table = make('div', { class: 'tl-table', tabindex: 0, role: 'group', 'aria-label': 'Totals of each operation in the range' });
    const totals = make('div', { class: 'tl-totals', hidden: '' }, said, table);
    const panel = make('div', { class: 'tl-tools' }, fold, totals);
    fold.open = data(graph.layout).live === true;
    graph.after(over, panel);

    const open = new Set();
    let lines = [];
    let steps = [];
    let hovered = [];
    const meta = () => data(graph.layout);
    const bars = () => segmentsOf(graph.data);
    const axes = () => ({ x: graph._fullLayout.xaxis, y: graph._fullLayout.yaxis });

    // Boxes over the figure, in its own coordinates, cut off at the edges of the plot. Without a row, they go through all plots.
    const box = (name, start, end, row) => {
      const { x, y } = axes();
      const { t, h } = graph._fullLayout._size;
      const [left, right] = [start, end].map(at => Math.min(Math.max(x.l2p(at), 0), x._length) + x._offset);
      const [top, bottom] = row === null ? [t, t + h] : [row - .47, row + .47].map(edge => y._offset + y.l2p(edge));
      marks.append(make('div', { class: name, style: `left:${left}px;width:${Math.max(right - left, 2)}px;top:${top}px;height:${bottom - top}px` }));
    };
    const paint = () => {
      marks.replaceChildren();
      const { base, x, y } = bars();
      for (const i of hovered) box('tl-bar', base[i], base[i] + x[i], y[i]);
      const step = steps[Number(slider.value)];
      if (!step) return;
      box('tl-veil', step.at, axes().x.range[1], null);
      box('tl-now', step.at, step.at, null);
      for (const i of step.begins) box('tl-bar', base[i], Math.min(base[i] + x[i], axes().x.range[1]), y[i]);
    };
    const light = indices => {
      for (const mark of lines) mark.remove();
      const { places, place } = meta();
      const distinct = [...new Set(indices.map(i => place[i]))].filter(it => it > 0);
      lines = distinct.map(it => markLine(codeOf(graph, places[2 * it]), places[2 * it + 1])).filter(mark => mark);
    };

    // Replay: a step for each moment at which a bar begins. After the last one, the whole figure is there.
    const replay = () => {
      const { base, hovertext } = bars();
      const moments = new Map();
      base.forEach((at, i) => moments.set(at, [...moments.get(at) ?? [], i]));
      steps = [...moments].sort(([a], [b]) => a - b).map(([at, begins]) => ({
        at, begins, text: `${number(at)} ms: ${begins.map(i => plain(hovertext[i].split('<br>').slice(0, 2).join(', ').replace(/, [\d.]+ → .*/, ''))).join('; ')}`,
      }));
      slider.max = steps.length;
      slider.value = steps.length;
      say();
    };
    const say = () => {
      const at = Number(slider.value);
      moment.textContent = steps[at]?.text ?? `The whole figure: ${steps.length} steps.`;
      slider.setAttribute('aria-valuetext', moment.textContent);
      [back.disabled, on.disabled] = [at === 0, at === steps.length];
    };
    const go = step => {
      slider.value = step;
      say();
      light(steps[Number(slider.value)]?.begins ?? []);
      paint();
    };

    // A range of time: what plotly.js has zoomed to. It is chosen by dragging, or typed.
    let all = [0, 1];
    const typed = () => {
      const [a, b] = [from, to].map((input, i) => input.value === '' ? all[i] : Math.min(Math.max(input.valueAsNumber, all[0]), all[1]));
      if (b > a) Plotly.relayout(graph, { 'xaxis.range': [a, b] });
    };
    const whole = () => {
      if (!totals.hidden) Plotly.relayout(graph, { 'xaxis.range': [...all] });
    };
    const sum = () => {
      const [a, b] = axes().x.range;
      const part = a > all[0] + 1e-9 || b < all[1] - 1e-9;
      totals.hidden = !part;
      clear.disabled = !part;
      [from.value, to.value] = part ? [number(a), number(b)] : ['', ''];
      [from.placeholder, to.placeholder] = all.map(number);
      if (!part) return;
      const { states } = meta();
      const rows = totalsOf(graph, a, b);
      const overall = states.map((_, i) => rows.reduce((total, row) => total + row.times[i], 0));
      const used = states.map((_, i) => i).filter(i => overall[i] > 0);
      said.textContent = `From ${number(a)} to ${number(b)} ms (${milliseconds(b - a)}): ${used.map(i => `${states[i]} ${milliseconds(overall[i])}`).join(' · ') || 'nothing was under way'}`;
      table.replaceChildren(make('table', {},
        make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'operation'), ...used.map(i => make('th', { scope: 'col' }, states[i])))),
        make('tbody', {}, ...rows.filter(row => row.times.some(time => time > 0)).map(row =>
          make('tr', {}, make('th', { scope: 'row' }, row.name), ...used.map(i => make('td', {}, row.times[i] > 0 ? milliseconds(row.times[i]) : '–')))))));
    };

    const least = axis => Math.max(axis.l2p(1) - axis.l2p(0), 24);

    // A button lies over the name of each lane that unfolds.
    const buttons = () => {
      const { x, y } = axes();
      const focused = document.activeElement?.dataset?.lane;
      folds.replaceChildren(...meta().lanes.filter(lane => lane.members).map(lane => make('button', {
        type: 'button', 'data-lane': lane.name, 'aria-expanded': open.has(lane.name), 'aria-label': `Unfold ${lane.name}`,
        // A lane may be narrow on a phone, but a finger is not.
        style: `top:${y._offset + y.l2p(lane.row) - (least(y) / 2)}px;height:${least(y)}px;width:${Math.max(x._offset, 24)}px`,
        onclick: () => toggle(lane),
      }, open.has(lane.name) ? '▾' : '▸')));
      if (focused) [...folds.children].find(button => button.dataset.lane === focused)?.focus();
    };
    const toggle = async lane => {
      if (!open.delete(lane.name)) open.add(lane.name);
      await redraw();
      sync();
    };

    // Everything that lies over the figure moves with it.
    const sync = () => {
      if (!meta() || !graph._fullLayout?.xaxis) return;
      const [outer, inner] = [over, graph].map(element => element.getBoundingClientRect());
      for (const layer of [marks, folds]) Object.assign(layer.style, { left: `${inner.left - outer.left}px`, top: `${inner.top - outer.top}px`, width: `${inner.width}px`, height: `${inner.height}px` });
      sum();
      buttons();
      paint();
    };
    const listen = () => {
      // A page that draws a figure anew may have thrown away the listeners of plotly.js.
      graph.removeAllListeners?.('plotly_hover');
      graph.on('plotly_hover', ({ points }) => {
        const found = points.find(point => point.data.meta === 'segments');
        if (found) light([found.pointNumber]);
      });
      graph.removeAllListeners?.('plotly_unhover');
      graph.on('plotly_unhover', () => light(steps[Number(slider.value)]?.begins ?? []));
      graph.removeAllListeners?.('plotly_click');
      graph.on('plotly_click', ({ points }) => {
        const lane = points[0]?.data.meta === 'segments' && meta().lanes.find(it => it.members && it.row === points[0].y);
        if (lane) toggle(lane);
      });
      graph.removeAllListeners?.('plotly_afterplot');
      graph.on('plotly_afterplot', sync);
      // The pointer over a line of code marks its bars.
      const { places } = meta();
      for (let i = 2; i < places.length; i += 2) {
        const code = codeOf(graph, places[i]);
        if (!code || listening.has(code)) continue;
        listening.add(code);
        code.addEventListener('mousemove', event => point(code, event.clientY));
        code.addEventListener('mouseleave', () => point(code, -1));
      }
    };
    const listening = new Set();
    const point = (code, y) => {
      const at = rowsOf(code).findIndex(({ text, box: it }) => it && y >= it.top - 2 && y <= it.bottom + 2 && calls.test(text));
      const line = at < 0 ? -1 : at + firstLine(code);
      const { places, place } = meta();
      const next = place.flatMap((it, i) => it > 0 && places[2 * it + 1] === line && codeOf(graph, places[2 * it]) === code ? [i] : []);
      if (String(next) === String(hovered)) return;
      hovered = next;
      paint();
    };
    const attached = () => {
      all = [...graph.layout.xaxis.range];
      hovered = [];
      light([]);
      replay();
      listen();
      sync();
    };
    return { open, attached, whole, redraw };
  };

  // Milliseconds of each operation in each state between two moments. A merged lane is the sum of its operations.
  const totalsOf = (graph, a, b) => {
    const { lanes, state, states } = data(graph.layout);
    const { base, x, y } = segmentsOf(graph.data);
    const add = (times, which, start, end) => {
      times[which] += Math.max(0, Math.min(end, b) - Math.max(start, a));
    };
    return lanes.map(lane => {
      const times = states.map(() => 0);
      if (lane.members) for (const piece of lane.members.flatMap(piecesOf)) add(times, piece.state, piece.start, piece.end);
      else base.forEach((start, i) => y[i] === lane.row && add(times, state[i], start, start + x[i]));
      return { name: lane.name, times };
    });
  };

  const style = `
.tl-over { position: relative; height: 0; }
.tl-marks, .tl-folds { position: absolute; pointer-events: none; overflow: hidden; }
.tl-marks div { position: absolute; box-sizing: border-box; }
.tl-bar { border: 2px solid #E69F00; border-radius: 3px; background: rgb(230 159 0 / .18); }
.tl-veil { background: Canvas; opacity: .8; }
.tl-now { border-left: 2px solid #E69F00; }
.tl-line { position: absolute; left: 0; z-index: -1; background: rgb(230 159 0 / .22); box-shadow: inset 3px 0 #E69F00; pointer-events: none; }
.tl-above { z-index: 3; }
.tl-folds button { position: absolute; left: 0; padding: 0 4px 0 0; border: 0; background: none; color: inherit; text-align: right; font: 12px/1 sans-serif; cursor: pointer; pointer-events: auto; }
.tl-tools { padding-left: 10px; font-size: .875rem; }
.tl-tools p { margin: .4rem 0; }
.tl-tools summary { cursor: pointer; width: fit-content; min-height: 24px; }
.tl-replay { display: flex; gap: .5rem; align-items: center; max-width: 40rem; margin-top: .4rem; }
.tl-replay input { flex: 1; min-width: 0; height: 24px; }
.tl-tools button, .tl-range input { font: inherit; color: inherit; background: none; border: 1px solid GrayText; border-radius: 6px; min-height: 28px; min-width: 28px; }
.tl-tools button:disabled { opacity: .5; }
.tl-range { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.tl-range input { width: 6.5em; padding: 0 .4em; }
.tl-moment { min-height: 3em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.tl-table { overflow: auto; max-height: 15rem; max-width: 100%; }
.tl-table table { border-collapse: collapse; width: auto; font-size: .8125rem; }
.tl-table th, .tl-table td { padding: .15rem .9rem .15rem 0; border: 0; text-align: left; font-weight: 400; white-space: nowrap; background: none; }
.tl-table thead th { font-weight: 600; }
@media print { .tl-over, .tl-tools, .tl-line { display: none !important; } }
`;

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') for (const graph of document.querySelectorAll('.js-plotly-plot')) tools.get(graph)?.whole();
  });

  return {
    // The figure as it is to be drawn, with the lanes unfolded that the reader has unfolded.
    prepare: (graph, figure) => tools.has(graph) ? unfold(figure, tools.get(graph).open) : figure,
    // Gives a drawn figure its tools. `redraw` draws it again, through `prepare`.
    attach: (graph, redraw) => {
      // A chart may be combined of several figures. The data of one says nothing about the bars of another.
      const [meta, bars] = [data(graph.layout), segmentsOf(graph.data)];
      if (!meta || meta.state.length !== bars?.x?.length || meta.place.length !== bars.x.length) return;
      if (!document.getElementById('tl-style')) document.head.append(make('style', { id: 'tl-style' }, style));
      if (!tools.has(graph)) tools.set(graph, build(graph, redraw));
      tools.get(graph).attached();
    },
  };
})();
