// Figures are drawn when they come near the window, so that a page with ten of them opens at once.
(() => {
  const charts = [...document.querySelectorAll('.chart')];
  let library;
  let libraryFile;
  // The small library draws most figures, and the large one draws all. A page loads one of them, and the large one in place of
  // the small one when a later figure needs it.
  const plotly = () => {
    const file = charts.find(chart => chart.dataset.library === 'plotly.min.js')?.dataset.library ?? 'plotly-basic.min.js';
    if (file === libraryFile) return library;
    const others = library ?? Promise.all([book.load('palette.js'), book.load('narrow.js'), book.load('timeline.js')]);
    libraryFile = file;
    return library = Promise.all([book.load(file), others]);
  };
  const recolour = value =>
    typeof value === 'string' ? darkColours[value] ?? value.replace(/color:(#[0-9A-F]{6})"/g, (all, colour) => `color:${darkColours[colour] ?? colour}"`)
      : Array.isArray(value) ? value.map(recolour)
        : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recolour(item)]))
          : value;
  const paint = (chart, dark, width) => {
    const plot = chart.querySelector('.plot');
    const figure = interleaveTimeline.prepare(plot, JSON.parse(chart.querySelector('script').textContent));
    const paper = figure.layout.paper_bgcolor ?? figure.layout.template?.layout?.paper_bgcolor ?? '#FFFFFF';
    const { data, layout } = dark ? recolour(figure) : figure;
    // A finger that scrolls the page must not zoom.
    Object.assign(layout, { dragmode: matchMedia('(pointer: coarse)').matches ? false : 'zoom' });
    // The background is transparent, unless a chart has a background colour of its own.
    if (paper === '#FFFFFF') Object.assign(layout, { paper_bgcolor: 'transparent', plot_bgcolor: 'transparent' });
    if (width) layout.width = width;
    narrowFigure({ data, layout }, width ?? plot.clientWidth);
    if (layout.height) plot.style.height = `${layout.height}px`;
    chart.dataset.drawn = dark ? 'dark' : 'light';
    return Plotly.react(plot, data, layout, { responsive: true, displayModeBar: false }).then(() => chart.isConnected && grow(plot, layout))
      .then(() => chart.isConnected && interleaveTimeline.attach(plot, () => paint(chart, book.isDark())));
  };
  // A figure has room for a legend of a few long rows, with three entries in a row under a timeline. The legend of a narrow
  // figure has many short rows, so the figure is made higher.
  const grow = (plot, layout) => {
    const legend = plot.querySelector('.legend .bg');
    if (!legend || !layout.height) return;
    const [perRow, row, frame] = [layout.xaxis2 ? 3 : 5, 19, 10];
    const more = legend.getBBox().height - frame - row * Math.ceil(plot.querySelectorAll('.legend .traces').length / perRow);
    if (more <= 0) return;
    plot.style.height = `${layout.height + more}px`;
    return Plotly.relayout(plot, { height: layout.height + more });
  };
  const drawn = new Map();
  const draw = chart => {
    if (!drawn.has(chart)) {
      chart.dataset.drawn = 'waiting';
      // A page that runs may have replaced it meanwhile.
      drawn.set(chart, plotly().then(() => chart.isConnected && paint(chart, book.isDark())));
    }
    return drawn.get(chart);
  };
  const redraw = () => charts.filter(chart => ['light', 'dark'].includes(chart.dataset.drawn)).forEach(chart => paint(chart, book.isDark()));
  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target);
  }, { rootMargin: '600px' });
  charts.forEach(chart => near.observe(chart));
  // A page that runs gets further figures, replaces some of them, and changes those that grow.
  document.addEventListener('interleave:figure', ({ target }) => {
    for (const gone of charts.filter(chart => !chart.isConnected)) {
      charts.splice(charts.indexOf(gone), 1);
      drawn.delete(gone);
      near.unobserve(gone);
    }
    if (charts.includes(target)) {
      if (['light', 'dark'].includes(target.dataset.drawn)) paint(target, book.isDark());
      return;
    }
    charts.push(target);
    near.observe(target);
  });
  // Paper is white and narrow, so every chart is drawn again for it. Without the library, charts are printed in words.
  const paper = 660;
  // Folded charts stay folded on paper.
  const shown = () => charts.filter(chart => chart.checkVisibility());
  addEventListener('beforeprint', () => {
    if (window.Plotly && window.darkColours) shown().forEach(chart => paint(chart, false, paper));
    else shown().forEach(chart => chart.querySelector('.words')?.setAttribute('open', ''));
  });
  addEventListener('afterprint', redraw);
  addEventListener('scheme', redraw);
  book.drawAll = () => Promise.all(charts.map(draw));
})();
