// The outputs of one cell, as the server sends them: text, markup of the book's, and frames for markup of the notebook's.

import { withGhost } from './ghost.js';

const named = (element, label) => {
  element.tabIndex = 0;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', label);
  return element;
};

// A frame tells its height, because a page cannot measure it.
addEventListener('message', ({ source, data }) => {
  const frame = [...document.querySelectorAll('.outputs iframe')].find(candidate => candidate.contentWindow === source);
  if (frame && Number.isFinite(data)) frame.style.height = `${Math.min(Math.max(data, 0), 4000)}px`;
});

export class Outputs {
  #element = document.createElement('div');
  #changed;
  #figures = [];
  #before = [];

  /**
   * @param {Element} cell The cell that they belong to.
   * @param {() => void} changed Told after each change.
   */
  constructor(cell, changed) {
    this.#changed = changed;
    this.#element.className = 'outputs';
    cell.append(this.#element);
  }

  get element() {
    return this.#element;
  }

  /** Keeps the height while a cell runs again, so that the page does not jump. */
  hold(on) {
    this.#element.style.minHeight = on ? `${this.#element.offsetHeight}px` : '';
  }

  /** A new run begins: the figures of the last one become those of the run before. */
  begin() {
    if (this.#figures.length > 0) [this.#before, this.#figures] = [this.#figures, []];
  }

  text({ index, isError, from, added }) {
    let element = this.#at(index);
    if (!element?.matches('pre.output')) {
      const pre = named(document.createElement('pre'), 'Output');
      pre.append('');
      element = this.#put(index, pre);
    }
    element.className = isError ? 'output stderr' : 'output';
    const text = element.firstChild;
    if (from === text.length) text.appendData(added);
    else text.data = text.data.slice(0, from) + added;
    this.#changed();
  }

  markup({ index, html }) {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    this.#haunt(index, holder.querySelector('.chart > script'));
    this.#put(index, holder);
    for (const chart of holder.querySelectorAll('.chart')) chart.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
    this.#changed();
  }

  frame({ index, address }) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Output of the cell';
    frame.src = address;
    this.#put(index, frame);
    this.#changed();
  }

  trim({ count }) {
    while (this.#element.children.length > count) this.#element.lastElementChild.remove();
    this.#changed();
  }

  #haunt(index, script) {
    if (!script) return;
    const figure = this.#figures[index] = JSON.parse(script.textContent);
    const both = this.#before[index] && withGhost(figure, this.#before[index]);
    if (both) script.textContent = JSON.stringify(both);
  }

  #at(index) {
    return this.#element.children[index];
  }

  #put(index, element) {
    const old = this.#at(index);
    if (old) old.replaceWith(element);
    else this.#element.append(element);
    return element;
  }
}
