// A reader chooses an answer, and then sees what was recorded. Until then it is behind a veil. The server writes the answers as
// a list, and marks what waits for prediction 2 by class="veil" data-of="2". Without this script all of it shows.
{
  const article = document.querySelector('article[data-lesson]');
  const lesson = article?.dataset.lesson;
  // The page of the whole course is for reading on paper: all of it shows.
  const boxes = article ? [...article.querySelectorAll('.prediction')] : [];
  const of = (box, what) => document.querySelectorAll(`${what}[data-of="${box.id.replace('prediction-', '')}"]`);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const button = (className, text, click) => {
    const made = make('button', { type: 'button', className, textContent: text });
    made.addEventListener('click', click);
    return made;
  };

  // What the reader has done, and what to do about it.
  const madeOf = box => interleaveAnswers.read(lesson).made[box.dataset.key];
  const keep = changes => {
    const known = interleaveAnswers.read(lesson).made;
    // A question that was changed since is no question of this page.
    const made = Object.fromEntries(boxes.map(box => box.dataset.key).filter(key => key in changes ? changes[key] : known[key]).map(key => [key, changes[key] ?? known[key]]));
    interleaveAnswers.write(lesson, { asked: boxes.length, made });
    boxes.forEach(show);
    showScore();
  };
  const choose = (box, answer) => keep({ [box.dataset.key]: { answer, right: answer === Number(box.dataset.right) } });
  const shown = box => ({ [box.dataset.key]: { answer: null, right: false } });
  const again = some => {
    // A reload must not follow the link that lifted the veil.
    if (veilOf(location.hash)) history.replaceState(null, '', location.pathname + location.search);
    keep(Object.fromEntries(some.map(box => [box.dataset.key, undefined])));
  };

  // The buttons. What is said afterwards gets the focus, so that a reader who does not see the page goes on from there.
  for (const box of boxes) {
    const verdict = make('p', { className: 'verdict', tabIndex: -1 });
    const told = () => verdict.focus({ preventScroll: true });
    const reasons = box.querySelectorAll('.reason');
    box.querySelectorAll('.answers li').forEach((item, n) => {
      const answer = item.querySelector('.answer');
      const pick = button('pick', '', () => {
        choose(box, n);
        told();
      });
      pick.append(...answer.childNodes);
      item.replaceChildren(
        make('span', { className: 'sign' }), pick, make('span', { className: 'answer', innerHTML: pick.innerHTML }),
        make('span', { className: 'said' }), make('span', { className: 'reason' }, ...(reasons[n]?.childNodes ?? [])));
    });
    box.querySelector('.reasons').remove();
    box.prepend(verdict);
    box.append(make('p', { className: 'actions' },
      button('show', 'Show me', () => {
        keep(shown(box));
        told();
      }),
      button('again', 'Predict again', () => {
        again([box]);
        box.querySelector('.pick').focus();
      })));
  }
  const score = make('p', { className: 'made' });
  const tally = make('div', { className: 'score' }, score, make('p', { className: 'actions' },
    button('show-all', 'Show all answers', () => keep(Object.assign({}, ...boxes.filter(box => !madeOf(box)).map(shown)))),
    button('all-again', 'Predict all again', () => again(boxes))));
  if (boxes.length > 0) article.append(tally);

  const signOf = (isRight, isChosen) => isRight ? make('span', { className: 'sign', role: 'img', ariaLabel: 'Right:', textContent: '✔' })
    : isChosen ? make('span', { className: 'sign', role: 'img', ariaLabel: 'Wrong:', textContent: '✘' })
      : make('span', { className: 'sign' });
  const show = box => {
    const made = madeOf(box);
    const right = Number(box.dataset.right);
    const items = [...box.querySelectorAll('.answers li')];
    box.classList.toggle('over', Boolean(made));
    items.forEach((item, n) => {
      const chosen = made?.answer === n;
      item.classList.toggle('right', Boolean(made) && n === right);
      item.classList.toggle('wrong', chosen && n !== right);
      item.querySelector('.pick').hidden = Boolean(made);
      item.querySelector('.sign').replaceWith(signOf(n === right, chosen));
      for (const part of item.querySelectorAll('.sign, .answer, .said, .reason')) part.hidden = !made;
      item.querySelector('.said').textContent = [chosen && 'your answer', n === right && 'recorded'].filter(Boolean).join(', ');
    });
    const verdict = box.querySelector('.verdict');
    const name = n => `“${items[n]?.querySelector('.answer').textContent}”`;
    verdict.hidden = !made;
    verdict.textContent = !made ? '' : made.answer === null ? `The run recorded ${name(right)}.`
      : made.right ? `You are right: the run recorded ${name(right)}.` : `You chose ${name(made.answer)}. The run recorded ${name(right)}.`;
    box.querySelector('.show').hidden = Boolean(made);
    box.querySelector('.again').hidden = !made;
    cover(box, !made);
  };
  const showScore = () => {
    const over = boxes.filter(madeOf).length;
    score.textContent = interleaveAnswers.sentence(lesson) || (boxes.length === 1 ? 'One prediction waits for you.' : `${boxes.length} predictions wait for you.`);
    tally.querySelector('.show-all').hidden = over === boxes.length;
    tally.querySelector('.all-again').hidden = over === 0;
  };

  // What is behind the veil can be found by the browser's search, which then lifts it.
  const cover = (box, down) => {
    for (const veil of of(box, '.veil')) {
      if (down) veil.setAttribute('hidden', 'until-found');
      else veil.removeAttribute('hidden');
    }
    for (const curtain of of(box, '.curtain')) curtain.hidden = !down;
  };
  const targetOf = hash => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      // It is no text in the way of addresses.
      return null;
    }
  };
  const veilOf = hash => targetOf(hash)?.closest('.veil');
  const lift = veil => {
    const box = veil && document.getElementById(`prediction-${veil.dataset.of}`);
    if (box && !madeOf(box)) keep(shown(box));
  };
  const follow = () => {
    lift(veilOf(location.hash));
    // The page has become shorter above the place, or the place was not there yet.
    targetOf(location.hash)?.scrollIntoView({ behavior: 'instant' });
  };

  if (boxes.length > 0) {
    boxes.forEach(show);
    showScore();
    document.addEventListener('beforematch', event => lift(event.target.closest?.('.veil')));
    addEventListener('hashchange', () => {
      if (veilOf(location.hash)) follow();
    });
    // After a reload, the page stays where it was.
    if (performance.getEntriesByType('navigation')[0]?.type === 'navigate') follow();
    else lift(veilOf(location.hash));
    // Another window shows the same lesson.
    addEventListener('storage', event => {
      if (event.key === `interleave:${lesson}` || event.key === null) {
        boxes.forEach(show);
        showScore();
      }
    });
    // Paper shows everything. This comes before the figures are drawn for paper.
    addEventListener('beforeprint', () => boxes.forEach(box => cover(box, false)));
    addEventListener('afterprint', () => boxes.forEach(show));
  }
}
