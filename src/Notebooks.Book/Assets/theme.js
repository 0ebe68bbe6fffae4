// This runs before anything is painted, so that a page does not flash in the other colours.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Some browsers have no storage for pages opened from a file.
  }
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
