// The search dialog.
(() => {
  const dialog = document.querySelector('dialog.search');
  const query = dialog.querySelector('input');
  const results = dialog.querySelector('.results');
  const count = dialog.querySelector('.count');
  const most = 20;

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    query.select();
    if (!window.searchIndex) await book.load('search.js');
    find();
  };
  document.querySelector('button.search').addEventListener('click', open);
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) {
      event.preventDefault();
      open();
    }
  });

  const marked = (text, terms) => {
    const fragment = document.createDocumentFragment();
    const pattern = new RegExp(`(${terms.map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
    text.split(pattern).forEach((part, i) => fragment.append(i % 2 === 0 ? part : book.make('mark', {}, part)));
    return fragment;
  };
  // The words together are shown rather than the first of them.
  const excerpt = (text, terms) => {
    const lower = text.toLowerCase();
    const together = lower.indexOf(terms.join(' '));
    const first = together >= 0 ? together : Math.min(...terms.map(term => lower.indexOf(term)).filter(i => i >= 0), text.length);
    const at = Math.max(0, first - 50);
    const from = at === 0 || at >= text.length - 10 ? 0 : text.indexOf(' ', at) + 1;
    return (from > 0 ? '… ' : '') + text.slice(from, from + 150) + (from + 150 < text.length ? ' …' : '');
  };
  // A section's text begins with its heading, which is shown already.
  const bodyOf = ({ heading, text }) => (text.startsWith(heading) ? text.slice(heading.length).trim() : text) || heading;
  const number = (found, one, many) => found.length === 0 ? [] : [found.length === 1 ? `one ${one}` : `${found.length} ${many}`];
  const summary = ({ terms, instead, found }) => {
    if (terms.length === 0) return '';
    if (found.length === 0) return 'Nothing found.';
    const concepts = found.filter(({ entry }) => entry.k === 'concept');
    const places = `In ${[...number(found.filter(one => !concepts.includes(one)), 'lesson', 'lessons'), ...number(concepts, 'concept', 'concepts')].join(' and ')}`;
    const changed = [...instead].map(([term, word]) => `“${term}” is nowhere, “${word}” is.`).join(' ');
    return changed ? `${changed} ${places}.` : places;
  };
  const row = ({ entry, section }, terms) => {
    const link = book.make('a', { href: new URL(entry.u + (section.id ? `#${section.id}` : ''), book.home) });
    link.append(book.make('b', {}, marked(`${entry.n} ${entry.t}`.trim(), terms)));
    const isTitle = section.heading === '' || section.heading.endsWith(entry.t);
    if (entry.k === 'concept') link.append(book.make('span', { className: 'where' }, 'Concept'));
    else if (!isTitle) link.append(book.make('span', { className: 'where' }, marked(section.heading, terms)));
    link.append(book.make('small', {}, marked(excerpt(bodyOf(section), terms), terms)));
    link.addEventListener('click', () => dialog.close());
    return book.make('li', {}, link);
  };
  const find = () => {
    const answer = window.searchIndex ? book.rank(searchIndex, query.value) : { terms: [], instead: new Map(), found: [] };
    count.textContent = summary(answer);
    results.replaceChildren(...answer.found.slice(0, most).map(one => row(one, answer.terms)));
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
})();
