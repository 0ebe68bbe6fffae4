// What a cell puts out stays hidden while a prediction above it waits for an answer. The book's own script asks the question,
// and marks its box as over.

const boxBefore = element => [...document.querySelectorAll('.prediction')].filter(box =>
  box.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);

// A prediction covers what comes before its answer, which the book veils.
const covers = (box, element) => !box.classList.contains('over') && [...document.querySelectorAll(`.veil[data-of="${box.id.replace('prediction-', '')}"]`)].some(veil =>
  veil.compareDocumentPosition(element) & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY));

/** Hides and shows the outputs of cells as answers are chosen. */
export const followPredictions = cells => {
  const curtains = new Map(cells.map(cell => {
    const curtain = document.createElement('p');
    curtain.className = 'waits';
    curtain.textContent = 'Choose an answer above to see what came out.';
    cell.outputs.element.after(curtain);
    return [cell, curtain];
  }));
  const update = () => {
    for (const [cell, curtain] of curtains) {
      const box = boxBefore(cell.element);
      const hides = Boolean(box) && covers(box, cell.outputs.element);
      cell.outputs.element.hidden = hides;
      curtain.hidden = !(hides && cell.outputs.element.childElementCount > 0);
    }
  };
  new MutationObserver(update).observe(document.querySelector('article'), { subtree: true, attributeFilter: ['class'] });
  update();
  return update;
};
