// After giving up, or solving, the reader sees the timeline of the solution, and behind it their own, on one axis.
import { button } from './cells.js';
import { withGhost } from './ghost.js';
import { Outputs } from './outputs.js';

const captionOf = element => element.querySelector('.chart > figcaption');
const verdictOf = element => captionOf(element)?.querySelector('span')?.textContent ?? '';

export class Comparison {
  element = document.createElement('div');
  /** The button. It is hidden until there is something to compare. */
  button;
  #check;
  #note = document.createElement('p');
  #mine;
  #verdict = '';

  /**
   * @param {object} check The cell that checks the exercise.
   * @param {object} page The page, which sends messages.
   */
  constructor(check, page) {
    this.#check = check;
    this.element.className = 'comparison';
    this.element.hidden = true;
    this.#note.setAttribute('aria-live', 'polite');
    this.element.append(this.#note);
    this.button = button('Compare with the solution', 'Compare your timeline with that of the solution', () => page.compare(check.number));
    this.button.hidden = true;
    this.outputs = new Outputs(this.element, () => this.#tell(), () => this.#mine && { figure: this.#mine, name: 'yours' });
  }

  /** Shows the button where the check has shown a timeline, once the reader may know the solution. */
  offer(mayKnow) {
    this.button.hidden = !(mayKnow && this.#check.aside && this.#check.outputs.timeline);
  }

  state({ now, note }) {
    if (now === 'running') {
      // The check may run again later; this is the one that is compared.
      [this.#mine, this.#verdict] = [this.#check.outputs.timeline, verdictOf(this.#check.outputs.element)];
      this.outputs.hold();
    } else {
      this.outputs.letGo();
    }
    this.element.hidden = now === 'none' && this.outputs.element.childElementCount === 0;
    this.#note.textContent = now === 'running' || now === 'waiting' ? 'The solution runs …' : now === 'done' ? '' : note ?? '';
    this.#note.hidden = !this.#note.textContent;
  }

  #tell() {
    const caption = captionOf(this.outputs.element);
    this.element.hidden = !caption && this.#note.hidden;
    if (!caption || caption.dataset.compared) return;
    caption.dataset.compared = 'yes';
    const said = document.createElement('ul');
    // Operations of other names have no lanes here.
    const isBehind = this.#mine && this.outputs.timeline && withGhost(this.outputs.timeline, this.#mine, '') !== null;
    const yours = isBehind ? ['Yours, in grey behind it', this.#verdict] : ['Yours', 'its operations have other names, so it is not behind this one'];
    for (const [who, text] of [['The solution', verdictOf(this.outputs.element)], yours]) {
      if (!text) continue;
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('b'), { textContent: who }), `: ${text}`);
      said.append(item);
    }
    caption.querySelector('b').textContent = isBehind ? 'The solution and yours, on one axis' : 'The solution';
    caption.querySelector('span')?.remove();
    caption.append(said);
  }
}
