// Runs before anything is painted: a page must not flash in the other colours.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Some browsers keep nothing for pages opened from a file.
  }
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
