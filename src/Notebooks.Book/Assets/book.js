const assets = new URL('.', document.currentScript.src);
const load = name => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = new URL(name, assets);
  script.onload = resolve;
  script.onerror = () => reject(new Error(`${name} cannot be loaded`));
  document.head.append(script);
});

// The reader's system decides between light and dark until the switch is used, and again when both agree.
const scheme = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;
const isDark = () => (root.dataset.theme ?? (scheme.matches ? 'dark' : 'light')) === 'dark';
const keep = theme => {
  try {
    if (theme) localStorage.setItem('theme', theme);
    else localStorage.removeItem('theme');
  } catch {
    // Without storage, the choice holds for this page only.
  }
};
document.querySelector('button.theme').addEventListener('click', () => {
  const theme = isDark() ? 'light' : 'dark';
  const followsSystem = theme === (scheme.matches ? 'dark' : 'light');
  if (followsSystem) delete root.dataset.theme;
  else root.dataset.theme = theme;
  keep(followsSystem ? null : theme);
  redraw();
});
scheme.addEventListener('change', () => redraw());

// Figures are drawn when they come near the window, so that a page with ten of them opens at once.
const charts = [...document.querySelectorAll('.chart')];
let library;
let libraryFile;
// The small library draws most figures, and the large one draws all. A page loads one of them, and the large one in place of
// the small one when a later figure needs it.
const plotly = () => {
  const file = charts.find(chart => chart.dataset.library === 'plotly.min.js')?.dataset.library ?? 'plotly-basic.min.js';
  if (file === libraryFile) return library;
  const others = library ?? Promise.all([load('palette.js'), load('narrow.js'), load('timeline.js')]);
  libraryFile = file;
  return library = Promise.all([load(file), others]);
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
    .then(() => chart.isConnected && interleaveTimeline.attach(plot, () => paint(chart, isDark())));
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
const draw = async chart => {
  if (chart.dataset.drawn) return;
  chart.dataset.drawn = 'waiting';
  await plotly();
  // A page that runs may have replaced it meanwhile.
  if (chart.isConnected) await paint(chart, isDark());
};
const redraw = () => charts.filter(chart => ['light', 'dark'].includes(chart.dataset.drawn)).forEach(chart => paint(chart, isDark()));
const near = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target);
}, { rootMargin: '600px' });
charts.forEach(chart => near.observe(chart));
// A page that runs gets further figures, and replaces some of them.
document.addEventListener('interleave:figure', ({ target }) => {
  for (const gone of charts.filter(chart => !chart.isConnected)) charts.splice(charts.indexOf(gone), 1);
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

// A link may lead into a folded part, which is then opened.
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let element = target; element; element = element.parentElement) if (element.tagName === 'DETAILS') element.open = true;
};
addEventListener('hashchange', reveal);
reveal();

// Search
const dialog = document.querySelector('dialog.search');
const query = dialog.querySelector('input');
const results = dialog.querySelector('.results');
const count = dialog.querySelector('.count');
const openSearch = async () => {
  if (dialog.open) return;
  dialog.showModal();
  query.select();
  if (!window.searchIndex) await load('search.js');
  find();
};
document.querySelector('button.search').addEventListener('click', openSearch);
dialog.addEventListener('click', event => event.target === dialog && dialog.close());
addEventListener('keydown', event => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) {
    event.preventDefault();
    openSearch();
  }
});

// A title counts more than a heading, and a heading more than a text. A whole word counts more than a part of one.
const weigh = (text, term, weight) => {
  const at = text.toLowerCase().indexOf(term);
  if (at < 0) return 0;
  const whole = !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + term.length] ?? '');
  return weight * (whole ? 2 : 1);
};
const search = terms => searchIndex.flatMap(lesson => {
  const sections = lesson.s.map(([heading, id, text, names]) => ({
    heading, id, text,
    scores: terms.map(term => weigh(heading, term, 8) + weigh(text, term, 3) + weigh(names, term, 1)),
  }));
  const inTitle = terms.map(term => weigh(lesson.t, term, 20));
  const total = terms.map((_, i) => inTitle[i] + Math.max(0, ...sections.map(s => s.scores[i])));
  if (total.some(score => score === 0)) return [];
  const sum = scores => scores.reduce((a, b) => a + b, 0);
  const best = sections.reduce((a, b) => sum(b.scores) > sum(a.scores) ? b : a);
  return [{ lesson, section: best, score: sum(total) }];
}).sort((a, b) => b.score - a.score || a.lesson.u.localeCompare(b.lesson.u));

const marked = (text, terms) => {
  const fragment = document.createDocumentFragment();
  const pattern = new RegExp(`(${terms.map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  text.split(pattern).forEach((part, i) => {
    if (i % 2 === 0) fragment.append(part);
    else fragment.append(Object.assign(document.createElement('mark'), { textContent: part }));
  });
  return fragment;
};
const excerpt = (text, terms) => {
  const at = Math.max(0, Math.min(...terms.map(term => text.toLowerCase().indexOf(term)).filter(i => i >= 0), text.length) - 50);
  const from = at === 0 || at >= text.length - 10 ? 0 : text.indexOf(' ', at) + 1;
  return (from > 0 ? '… ' : '') + text.slice(from, from + 150) + (from + 150 < text.length ? ' …' : '');
};
const find = () => {
  const terms = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = terms.length && window.searchIndex ? search(terms) : [];
  count.textContent = terms.length === 0 ? '' : found.length === 0 ? 'Nothing found.' : found.length === 1 ? 'In one lesson' : `In ${found.length} lessons`;
  results.replaceChildren(...found.slice(0, 20).map(({ lesson, section }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = lesson.u + (section.id ? `#${section.id}` : '');
    const title = document.createElement('b');
    title.append(marked(`${lesson.n} ${lesson.t}`.trim(), terms));
    const where = document.createElement('small');
    where.append(marked(excerpt(section.text || section.heading, terms), terms));
    link.append(title, where);
    link.addEventListener('click', () => dialog.close());
    item.append(link);
    return item;
  }));
};
query.addEventListener('input', find);
query.addEventListener('keydown', event => {
  const first = results.querySelector('a');
  if (!first) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    first.click();
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    first.focus();
  }
});
results.addEventListener('keydown', event => {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  if (!step) return;
  event.preventDefault();
  (document.activeElement.closest('li')?.[step]?.querySelector('a') ?? (event.key === 'ArrowUp' ? query : document.activeElement)).focus();
});

// The filter of the concept map.
document.getElementById('filter')?.addEventListener('input', ({ target }) => {
  const terms = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll('.concepts tbody tr')) row.hidden = !terms.every(term => row.textContent.toLowerCase().includes(term));
});
