// The filter of the concept map.
document.getElementById('filter')?.addEventListener('input', ({ target }) => {
  const terms = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll('.concepts tbody tr')) row.hidden = !terms.every(term => row.textContent.toLowerCase().includes(term));
});
