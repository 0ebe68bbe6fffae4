// The outputs of one cell, as the server sends them: text, markup of the book's, and frames for markup of the notebook's.

import { isTimeline, withGhost } from './ghost.js';

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
  #behind;
  #figures = [];
  #before = [];
  #growing = new Map();
  #ended = new Set();

  /**
   * @param {Element} cell The cell that they belong to.
   * @param {() => void} changed Told after each change.
   * @param {(index: number) => {figure: object, name: string}|null} behind What stays behind the figure of an output. Without
   *   it, that is the figure of the run before.
   */
  constructor(cell, changed, behind = index => this.#before[index] && { figure: this.#before[index], name: 'the run before' }) {
    [this.#changed, this.#behind] = [changed, behind];
    this.#element.className = 'outputs';
    cell.append(this.#element);
  }

  get element() {
    return this.#element;
  }

  /** The first timeline among them, as it was recorded; or undefined. */
  get timeline() {
    return this.#figures.find((figure, index) => isTimeline(figure) && this.#at(index)?.querySelector('.chart'));
  }

  /** Keeps the height while a cell runs again, so that the page does not jump. */
  hold() {
    clearTimeout(this.#letting);
    this.#element.style.minHeight = `${this.#element.offsetHeight}px`;
  }

  /** Lets the height go, soon: the next run may begin at once, and the last outputs come after the end of the cell. */
  letGo() {
    clearTimeout(this.#letting);
    this.#letting = setTimeout(() => { this.#element.style.minHeight = ''; }, 500);
  }

  #letting;

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
    if (holder.querySelector('.chart')) this.#takeBack();
    for (const chart of holder.querySelectorAll('.chart')) chart.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
    this.#changed();
  }

  /** The figure of a recording that still runs stands below the outputs, and grows. */
  growing({ id, html }) {
    const holder = this.#growing.get(id);
    if (!html) {
      if (!holder) return;
      this.#growing.delete(id);
      this.#ended.add(holder);
      // The lesson shows the recording now, or does not. The page must not jump in between.
      setTimeout(() => this.#takeBack(), 400);
      return;
    }
    const next = document.createElement('div');
    next.innerHTML = html;
    const [old, chart] = [holder, next].map(element => element?.querySelector('.chart'));
    if (!chart) return;
    if (old) {
      old.querySelector('figcaption').replaceWith(chart.querySelector('figcaption'));
      old.querySelector('script').textContent = chart.querySelector('script').textContent;
      old.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
    } else {
      next.className = 'growing';
      this.#growing.set(id, next);
      this.#element.after(next);
      chart.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
    }
  }

  #takeBack() {
    for (const holder of this.#ended) holder.remove();
    this.#ended.clear();
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
    const behind = this.#behind(index);
    const both = behind && withGhost(figure, behind.figure, behind.name);
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
