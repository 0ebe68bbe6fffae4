function (id, figure, narrow, dark) {
  // The small library draws most charts, the large one all.
  const basic = figure.data.every(trace => ['scatter', 'bar', 'pie'].includes(trace.type ?? 'scatter'));
  const sources = basic ? [
    '../shared/bin/plotly-basic.min.js',
    '/files/shared/bin/plotly-basic.min.js',
    'https://cdn.jsdelivr.net/npm/plotly.js-basic-dist-min@4.1.1/plotly-basic.min.js',
    'https://cdn.plot.ly/plotly-basic-4.1.1.min.js',
  ] : [
    '../shared/bin/plotly.min.js',
    '/files/shared/bin/plotly.min.js',
    'https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.1/plotly.min.js',
    'https://cdn.plot.ly/plotly-4.1.1.min.js',
  ];
  const library = basic ? 'interleavePlotly' : 'interleaveFullPlotly';
  const draws = plotly => basic || figure.data.every(trace => (trace.type ?? 'scatter') in plotly.PlotSchema.get().traces);
  const load = src => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => window.Plotly ? resolve(window.Plotly) : reject();
    script.onerror = reject;
    document.head.appendChild(script);
  });
  // One promise a page: however many charts wait, one script is loaded.
  window[library] ??= window.Plotly && draws(window.Plotly)
    ? Promise.resolve(window.Plotly)
    : sources.reduce((found, src) => found.catch(() => load(src)), Promise.reject());

  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => {
    const body = document.body;
    if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === 'false';
    if (body.dataset.vscodeThemeKind) return !body.dataset.vscodeThemeKind.endsWith('light');
    return scheme.matches;
  };
  const recolour = value =>
    typeof value === 'string' ? dark[value] ?? value.replace(/color:(#[0-9A-F]{6})"/g, (all, colour) => `color:${dark[colour] ?? colour}"`)
      : Array.isArray(value) ? value.map(recolour)
        : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recolour(item)]))
          : value;

  // A timeline has tools, in a file of its own beside the library. Without the file there is the figure alone.
  const timeline = () => window.interleaveTimelineLoads ??= ['../shared/bin/timeline.js', '/files/shared/bin/timeline.js']
    .reduce((found, src) => found.catch(() => load(src)), Promise.reject()).catch(() => {});

  // On paper, a chart is light, and as wide as the page.
  const paper = 660;
  const draw = async (plotly, printed) => {
    const target = document.getElementById(id);
    if (!target) return;
    const tools = figure.layout.meta?.timeline && window.interleaveTimeline;
    const shown = isDark() && !printed ? recolour(figure) : structuredClone(figure);
    const { data, layout, config } = tools ? tools.prepare(target, shown) : shown;
    target.querySelector(':scope > pre')?.remove();
    if (printed) layout.width = paper;
    else narrow({ data, layout }, target.clientWidth);
    // A figure has the height that its layout asks for, so nothing of it is cut off.
    if (layout.height) target.style.minHeight = `${layout.height}px`;
    await plotly.react(target, data, layout, config);
    if (tools) tools.attach(target, () => draw(plotly));
  };
  // Without the library the text stays: it says the same.
  window[library].then(plotly => {
    scheme.addEventListener('change', () => draw(plotly));
    addEventListener('beforeprint', () => draw(plotly, true));
    addEventListener('afterprint', () => draw(plotly));
    return (figure.layout.meta?.timeline ? timeline() : Promise.resolve()).then(() => draw(plotly));
  }, () => {});
}
