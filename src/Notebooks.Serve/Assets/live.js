// A lesson that runs. Each part is a module of its own; this one connects them.
import { Socket } from './socket.js';
import { LiveCell, button } from './cells.js';
import { addExercise } from './exercises.js';
import { addParameters } from './parameters.js';
import { followPredictions } from './predictions.js';

const cells = new Map();
// What has outputs: the cells, and the solutions that are compared.
const places = new Map();
let warmed = false;

const bar = document.createElement('section');
bar.className = 'session';
bar.setAttribute('aria-label', 'Running this lesson');
const status = document.createElement('p');
status.setAttribute('role', 'status');
const again = button('Run everything above again', null, () => socket.send({ type: 'run', cell: Number(again.dataset.cell), through: true }));
again.hidden = true;
const all = button('Run all', 'Run all cells', () => {
  if (cells.size) socket.send({ type: 'run', cell: [...cells.keys()].at(-1), through: true });
}, 'go');
const stop = button('Interrupt', 'Interrupt what runs', () => socket.send({ type: 'interrupt' }));
stop.disabled = true;
const originals = button('All back to the original', null, () => {
  for (const cell of cells.values()) if (cell.isEdited) cell.set(cell.original);
});
originals.hidden = true;
bar.append(all, stop, button('Restart', 'Restart: all variables and outputs are gone', () => socket.send({ type: 'restart' })), originals, again, status);

const page = {
  run: number => socket.send({ type: 'run', cell: number }) || say('There is no connection. The command may have ended.'),
  help: (...question) => socket.help(...question),
  after: cell => [...cells.values()].find(other => other.number > cell.number),
  warm: () => {
    if (!warmed) warmed = socket.send({ type: 'warm' });
  },
  // The last cell below that has run, and so all between: the latest text only.
  again: cell => {
    const last = [...cells.values()].filter(other => other.number >= cell.number && other.hasRun).at(-1) ?? cell;
    socket.send({ type: 'run', cell: last.number, moved: cell.number });
  },
  compare: number => socket.send({ type: 'compare', cell: number }),
  edited: cell => {
    socket.send({ type: 'edit', cell: cell.number, source: cell.isEdited ? cell.source : null });
    originals.hidden = ![...cells.values()].some(other => other.isEdited);
  },
};

const say = text => {
  status.textContent = text;
};

const question = document.createElement('form');
question.className = 'question';
question.hidden = true;
question.innerHTML = '<label><span></span> <input autocomplete="off"></label> <button>Answer</button>';
question.addEventListener('submit', event => {
  event.preventDefault();
  const input = question.querySelector('input');
  socket.send({ type: 'answer', text: input.value });
  input.value = '';
});

const take = {
  welcome: ({ cells: known }) => {
    if (cells.size === 0) begin(known);
    for (const place of places.values()) {
      place.outputs.trim({ count: 0 });
      place.state({ now: 'none' });
    }
    originals.hidden = ![...cells.values()].some(cell => cell.isEdited);
    for (const cell of cells.values()) if (cell.isEdited) page.edited(cell);
  },
  state: message => places.get(message.cell)?.state(message),
  text: message => places.get(message.cell)?.outputs.text(message),
  markup: message => places.get(message.cell)?.outputs.markup(message),
  frame: message => places.get(message.cell)?.outputs.frame(message),
  growing: message => places.get(message.cell)?.outputs.growing(message),
  trim: message => places.get(message.cell)?.outputs.trim(message),
  host: ({ now, why, cell }) => {
    bar.dataset.host = now;
    stop.disabled = now !== 'running';
    again.hidden = !(now === 'lost' && cell);
    if (cell) again.dataset.cell = cell;
    say(why ?? { running: 'Running', ready: 'Ready' }[now] ?? '');
  },
  question: ({ cell, prompt, isPassword }) => {
    question.hidden = !cell && !prompt;
    if (question.hidden) return;
    question.querySelector('span').textContent = prompt;
    question.querySelector('input').type = isPassword ? 'password' : 'text';
    (cells.get(cell)?.outputs.element ?? bar).after(question);
    question.querySelector('input').focus();
  },
  changed: () => location.reload(),
  refused: ({ why }) => {
    say(why);
    for (const control of bar.querySelectorAll('button')) control.disabled = true;
  },
};

const begin = known => {
  for (const about of known) if (document.getElementById(`cell-${about.number}`)?.querySelector('pre.code')) cells.set(about.number, new LiveCell(about, page));
  for (const cell of cells.values()) {
    places.set(cell.number, cell);
    const check = cell.exercise && [...cells.values()].find(other => other.check === cell.exercise);
    const comparison = check && addExercise(cell, check, page);
    if (comparison) places.set(check.aside, comparison);
    if (cell.parameters) addParameters(cell, page);
  }
  page.cover = followPredictions([...cells.values()]);
  document.querySelector('main').append(bar);
  document.documentElement.dataset.live = 'ready';
};

let socket;
if (document.body.classList.contains('lesson')) {
  socket = new Socket(
    message => take[message.type]?.(message),
    // Before the first welcome nothing is known of the cells.
    () => ({ sources: Object.fromEntries([...cells.values()].filter(cell => cell.isEdited).map(cell => [cell.number, cell.source])) }),
    isLost => {
      document.documentElement.dataset.connection = isLost ? 'lost' : 'there';
      if (isLost) say('The connection is lost. The command may have ended; the page tries again.');
      else if (bar.dataset.host === undefined || status.textContent.startsWith('The connection')) say('');
    });
}
