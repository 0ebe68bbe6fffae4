// The reader's system decides between light and dark until the switch is used, and again when both agree.
(() => {
  const keep = theme => {
    try {
      if (theme) localStorage.setItem('theme', theme);
      else localStorage.removeItem('theme');
    } catch {
      // Without storage, the choice holds for this page only.
    }
  };
  const turned = () => dispatchEvent(new Event('scheme'));
  document.querySelector('button.theme').addEventListener('click', () => {
    const theme = book.isDark() ? 'light' : 'dark';
    const followsSystem = theme === (book.scheme.matches ? 'dark' : 'light');
    if (followsSystem) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    keep(followsSystem ? null : theme);
    turned();
  });
  book.scheme.addEventListener('change', turned);
})();
