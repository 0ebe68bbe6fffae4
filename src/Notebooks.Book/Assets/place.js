// A lesson's page notes where the reader is, and that its end was reached.
(() => {
  const lesson = document.querySelector('article[data-lesson]')?.dataset.lesson;
  if (!lesson) return;
  const note = () => {
    const section = book.section();
    const isTitle = !section || section.tagName === 'H1';
    book.progress.remember({
      page: `${lesson}.html`,
      anchor: isTitle ? '' : section.id,
      section: isTitle ? '' : [...section.childNodes].filter(node => !node.classList?.contains('permalink')).map(node => node.textContent).join(''),
    });
  };
  let timer;
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(note, 300);
  }, { passive: true });
  addEventListener('pagehide', note);
  note();

  const end = document.querySelector('aside.run');
  new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) book.progress.finish(lesson);
  }).observe(end);
})();
