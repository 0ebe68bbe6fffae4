// The contents of a page follow the reader. On a wide screen they are always open.
(() => {
  const headings = [...document.querySelectorAll('article[data-lesson] :is(h1, h2)[id]')];
  /** The heading above what is being read, or undefined. */
  book.section = () => {
    const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    // What is folded or veiled has no place on the page.
    const shown = headings.filter(heading => heading.checkVisibility());
    return atEnd ? shown.at(-1) : shown.findLast(heading => heading.getBoundingClientRect().top < innerHeight / 4) ?? shown[0];
  };

  const nav = document.querySelector('nav.on-page');
  if (!nav) return;
  const fold = nav.querySelector('details');
  const summary = nav.querySelector('summary');
  const links = new Map([...nav.querySelectorAll('a')].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const wide = matchMedia('(min-width: 72rem)');
  const unfold = () => {
    fold.open = wide.matches;
    summary.tabIndex = wide.matches ? -1 : 0;
  };
  summary.addEventListener('click', event => wide.matches && event.preventDefault());
  wide.addEventListener('change', unfold);
  unfold();
  nav.addEventListener('click', event => {
    if (event.target.closest('a') && !wide.matches) fold.open = false;
  });

  let current;
  const follow = () => {
    const link = links.get(book.section()?.id);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    current = link;
    if (!link) return;
    link.setAttribute('aria-current', 'location');
    // Only the contents may scroll, and not the page.
    const [box, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    if (box.top < frame.top) nav.scrollTop -= frame.top - box.top;
    else if (box.bottom > frame.bottom) nav.scrollTop += box.bottom - frame.bottom;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  follow();
})();
