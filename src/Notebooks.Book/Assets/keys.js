// ← and → lead to the lessons before and after, unless the key is meant for something else.
addEventListener('keydown', event => {
  const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  if (!rel || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // Fields move their cursor, sliders their knob, and what has a tabindex scrolls.
  if (document.activeElement?.closest('input, textarea, select, [contenteditable], [tabindex], [role=radiogroup], dialog[open]')) return;
  document.querySelector(`a[rel=${rel}]`)?.click();
});
