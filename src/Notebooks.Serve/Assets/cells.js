// One cell of code: its text, its editor, the buttons below it, and its outputs.
import { editOf, setEdit } from './edits.js';
import { Outputs } from './outputs.js';

const words = { none: '', waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', interrupted: 'Interrupted' };
let editors;

export const button = (text, label, click, className = '') => {
  const element = document.createElement('button');
  Object.assign(element, { type: 'button', textContent: text, className });
  if (label) element.setAttribute('aria-label', label);
  element.addEventListener('click', click);
  return element;
};

export class LiveCell {
  #page;
  #code;
  #editor;
  #state = document.createElement('span');
  #note = document.createElement('p');
  #back;

  /**
   * @param {object} about What the server says about the cell.
   * @param {object} page The page, which sends messages and knows the other cells.
   */
  constructor(about, page) {
    Object.assign(this, about);
    this.#page = page;
    this.original = about.source;
    this.source = editOf(about.source) ?? about.source;
    this.element = document.getElementById(`cell-${about.number}`);
    this.#code = this.element.querySelector('pre.code');
    this.#code.setAttribute('aria-description', 'Press Enter to change the code, and Control Enter to run it.');
    this.#code.addEventListener('click', event => this.#open(event));
    this.#code.addEventListener('keydown', event => this.#key(event));
    this.#state.className = 'state';
    this.#state.setAttribute('role', 'status');
    this.#note.className = 'note';
    this.#note.hidden = true;
    this.#back = button('Back to the original', `Back to the original of cell ${this.number}`, () => this.reset());
    this.#back.hidden = true;
    this.bar = document.createElement('div');
    this.bar.className = 'bar';
    this.bar.append(button('Run', `Run cell ${this.number}`, () => this.run(), 'go'), this.#state, this.#back);
    // The check of an exercise is folded, because it shows every hint; it runs without being unfolded.
    (this.#code.closest('details') ?? this.#frame).after(this.bar, this.#note);
    this.outputs = new Outputs(this.element, () => {
      page.cover?.();
      this.changed?.();
    });
    this.element.dataset.state = 'none';
    if (this.isEdited) this.edit();
    for (const event of ['pointerenter', 'focusin', 'touchstart']) this.element.addEventListener(event, () => page.warm(), { once: true, passive: true });
  }

  // The book puts code into a frame with a button that copies it.
  get #frame() {
    return this.#code.closest('.copyable') ?? this.#code;
  }

  get isEdited() {
    return this.source !== this.original;
  }

  run(goesOn = false) {
    this.#page.run(this.number);
    if (goesOn) this.#page.after(this)?.focus();
  }

  focus() {
    if (this.element.querySelector('details.hints:not([open])')) this.bar.querySelector('button').focus();
    else if (this.#editor) this.#editor.focus();
    else this.#code.focus();
    this.element.scrollIntoView({ block: 'nearest' });
  }

  reset() {
    this.set(this.original);
    this.focus();
  }

  /** Replaces the text, as typing does. */
  async set(text) {
    const editor = await this.edit();
    editor.set(text);
  }

  /** Shows the editor, which is loaded for the first cell that is touched. */
  edit(position) {
    return this.#opening ??= this.#load(position);
  }

  #opening;

  async #load(position) {
    editors ??= import('./codemirror.js');
    const { createEditor } = await editors;
    const { number } = this;
    const holder = document.createElement('div');
    holder.className = 'editor';
    this.#editor = createEditor({
      parent: holder,
      text: this.source,
      label: `Code of cell ${number}`,
      changed: text => this.#change(text),
      run: goesOn => this.run(goesOn),
      help: {
        complete: (code, at) => this.#page.help('complete', number, code, at),
        describe: (code, at) => this.#page.help('describe', number, code, at),
        diagnose: code => this.#page.help('diagnose', number, code),
      },
    });
    this.#frame.replaceWith(holder);
    this.#back.hidden = !this.isEdited;
    if (position !== undefined) this.#editor.focus(position);
    return this.#editor;
  }

  state({ now, note, milliseconds }) {
    const before = this.element.dataset.state;
    // It counts from its beginning: a cell that never ends runs again, too, when a parameter above it is moved.
    if (now === 'running' || now === 'done') this.hasRun = true;
    this.element.dataset.state = now;
    this.#state.textContent = words[now] + (now === 'done' && milliseconds >= 1 ? ` in ${milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`}` : '');
    this.#note.textContent = note ?? '';
    this.#note.hidden = !note;
    if (now === 'running' && before !== 'running') {
      this.#ran = this.source;
      this.#date();
      this.outputs.hold();
      this.outputs.begin();
    }
    if (now !== 'running' && before === 'running') this.outputs.letGo();
    this.changed?.();
  }

  #change(text) {
    this.source = text;
    setEdit(this.original, text);
    this.#back.hidden = !this.isEdited;
    this.element.classList.toggle('edited', this.isEdited);
    this.#date();
    this.#page.edited(this);
  }

  // What a cell shows belongs to the text that ran.
  #date() {
    this.element.classList.toggle('outdated', this.#ran !== undefined && this.#ran !== this.source);
  }

  #ran;

  #key(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) this.run();
    else if (event.shiftKey) this.run(true);
    else this.edit(0);
  }

  #open(event) {
    // Whoever selects text wants to copy it.
    if (!getSelection().isCollapsed) return;
    this.edit(this.#place(event));
  }

  // Where in the text the click was. The book leaves markers on the first lines out.
  #place({ clientX, clientY }) {
    const at = document.caretPositionFromPoint?.(clientX, clientY);
    const node = at?.offsetNode ?? document.caretRangeFromPoint?.(clientX, clientY)?.startContainer;
    const offset = at?.offset ?? document.caretRangeFromPoint?.(clientX, clientY)?.startOffset;
    if (!node || !this.#code.contains(node)) return 0;
    const range = document.createRange();
    range.setStart(this.#code, 0);
    range.setEnd(node, offset);
    const lines = this.source.split('\n');
    const first = Number(this.#code.dataset.first ?? 1) - 1;
    return lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0) + range.toString().length;
  }
}
