// The panel of an exercise: checks the reader's answer, lists its claims, and shows the solution to those who give up.
import { button } from './cells.js';
import { Comparison } from './comparison.js';

const solutionAfter = cell => [...document.querySelectorAll('.prose details pre.code')].find(code =>
  cell.element.compareDocumentPosition(code) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Adds a panel to the starter of an exercise, and returns its comparison with the solution. */
export const addExercise = (starter, check, page) => {
  const panel = document.createElement('section');
  panel.className = 'exercise-panel';
  panel.setAttribute('aria-label', 'Exercise');
  const verdict = document.createElement('p');
  verdict.setAttribute('role', 'status');
  const claims = document.createElement('div');
  const buttons = document.createElement('p');
  const use = button('Put it into the cell', null, async () => {
    const code = solutionAfter(starter);
    await starter.set(`// exercise: ${starter.exercise}\n${code.textContent.trimEnd()}`);
    starter.focus();
  });
  use.hidden = true;
  const give = button('Give up', 'Give up and show the solution', () => {
    const code = solutionAfter(starter);
    const details = code?.closest('details');
    if (!details) return;
    details.open = true;
    use.hidden = false;
    hasGivenUp = true;
    comparison.offer(true);
    details.scrollIntoView({ block: 'nearest' });
  });
  const comparison = new Comparison(check, page);
  let hasGivenUp = false;
  buttons.append(button('Check', 'Check your answer', () => page.run(check.number), 'go'), give, use, comparison.button);
  panel.append(buttons, verdict, claims, comparison.element);
  starter.outputs.element.after(panel);

  check.changed = () => {
    const state = check.element.dataset.state;
    // A claim that fails ends the check, so those behind it are not known yet.
    const lists = [...check.outputs.element.querySelectorAll('.claims')];
    claims.replaceChildren(...lists.map(list => list.cloneNode(true)));
    const held = claims.querySelectorAll('.holds').length;
    const failed = claims.querySelectorAll('.fails').length;
    verdict.textContent = state === 'running' || state === 'waiting' ? 'Checking …'
      : state === 'done' ? `Solved: all ${held} claims hold.`
        : state !== 'failed' ? ''
          : failed > 0 ? `Not yet: ${held} of the claims so far hold.` : 'Not yet: the check could not run to its end. What stopped it stands below the check.';
    panel.dataset.solved = state === 'done';
    comparison.offer(hasGivenUp || state === 'done');
  };
  return comparison;
};
