(() => {
  // The output of a notebook may run scripts, in a document without an origin. The scripts cannot reach this page, and its
  // policy does not let them load anything.
  // The page cannot measure a frame, so the frame tells its height.
  const style = document.querySelector('style').textContent;
  const library = document.getElementById('plotly')?.textContent;
  const tell = 'new ResizeObserver(() => { const e = document.documentElement; parent.postMessage(e.offsetHeight + (e.scrollWidth > e.clientWidth ? 16 : 0), "*"); }).observe(document.documentElement)';
  const framed = content => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Output of the cell';
    const script = text => `<script>${text}</` + 'script>';
    frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>${style}</style>`
      + script(tell) + (library && /Plotly/.test(content) ? script(library) : '') + `<body class="framed">${content}`;
    return frame;
  };
  addEventListener('message', ({ source, data }) => {
    const frame = [...document.querySelectorAll('iframe')].find(f => f.contentWindow === source);
    if (frame && Number.isFinite(data)) frame.style.height = `${Math.min(Math.max(data, 0), 4000)}px`;
  });

  // Figures, as they were stored. Each is drawn for the page's width, and once more for paper.
  const drawn = new Map();
  const paper = 660;
  const draw = (holder, content, printed) => {
    // The background of a chart is transparent. In the dark, the colours of figures are inverted, and a white background
    // would be black. A chart with a theme of its own has colours that fit its own background.
    const colour = content.layout?.paper_bgcolor ?? content.layout?.template?.layout?.paper_bgcolor ?? '#FFFFFF';
    const { data, layout } = interleaveTimeline.prepare(holder, structuredClone({ data: content.data ?? [], layout: content.layout ?? {} }));
    if (colour === '#FFFFFF') Object.assign(layout, { paper_bgcolor: 'transparent', plot_bgcolor: 'transparent' });
    if (printed) layout.width = paper;
    else narrowFigure({ data, layout }, holder.clientWidth);
    return Plotly.react(holder, data, layout, { displaylogo: false, ...content.config, showLink: false, showSendToCloud: false, responsive: true })
      .then(() => interleaveTimeline.attach(holder, () => draw(holder, content)));
  };
  addEventListener('beforeprint', () => drawn.forEach((content, holder) => draw(holder, content, true)));
  addEventListener('afterprint', () => drawn.forEach((content, holder) => draw(holder, content)));

  // Markup of notebooks and figures wait as strings until their notebook is opened, so that no figure is drawn in vain.
  const show = holder => {
    const late = holder.querySelector(':scope > script[type="application/json"]');
    if (!late) return;
    const content = JSON.parse(late.textContent);
    holder.replaceChildren();
    if (holder.dataset.late === 'plotly') {
      draw(holder, content);
      drawn.set(holder, content);
    } else if (holder.dataset.late === 'frame') {
      holder.append(framed(content));
    } else {
      holder.innerHTML = content;
      // Wide tables scroll by themselves, so that the page does not.
      for (const table of holder.querySelectorAll('table')) {
        if (table.parentElement.closest('table')) continue;
        const wide = document.createElement('div');
        wide.className = 'wide';
        table.replaceWith(wide);
        wide.append(table);
      }
    }
  };
  for (const notebook of document.querySelectorAll('details.notebook')) {
    const fill = () => {
      if (notebook.open) notebook.querySelectorAll('[data-late]').forEach(show);
    };
    notebook.addEventListener('toggle', fill);
    fill();
  }

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let element = target; element; element = element.parentElement) {
      if (element.tagName === 'DETAILS') element.open = true;
    }
    // The figures above the target need time to take their room.
    setTimeout(() => target.scrollIntoView(), 100);
  };
  addEventListener('hashchange', reveal);
  // A second click on the same link does not change the hash.
  addEventListener('click', e => {
    if (e.target.closest('a')?.hash === location.hash) reveal();
  });
  reveal();
})();
