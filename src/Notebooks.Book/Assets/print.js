// The page of the whole course draws every figure before it is printed.
(() => {
  const button = document.querySelector('button.print');
  if (!button) return;
  const drawing = document.querySelector('.drawing');
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    drawing.textContent = 'Drawing all figures …';
    await book.drawAll();
    drawing.textContent = '';
    button.disabled = false;
    print();
  });
})();
