// What a reader has predicted. The browser keeps one entry a lesson:
//
//   interleave:13-semaphore = {"asked":5,"made":{"1a2b3c4d":{"answer":1,"right":true},"5e6f7a8b":{"answer":null,"right":false}}}
//
// `asked` is how many predictions the lesson asks for. `made` has the predictions that are over, by their `data-key`. `answer`
// is the number of the chosen answer, from 0, or null when the reader asked to be shown. Everything else is left out when an
// entry is read, so that an entry of another version, or a damaged one, does no harm.
window.interleaveAnswers = (() => {
  const name = lesson => `interleave:${lesson}`;
  // Without storage, answers are kept as long as the page is open.
  const page = new Map();
  const stored = lesson => {
    try {
      return localStorage.getItem(name(lesson)) ?? page.get(lesson);
    } catch {
      return page.get(lesson);
    }
  };
  const made = entry => Object.fromEntries(Object.entries(entry?.made ?? {})
    .filter(([, one]) => one && (one.answer === null || Number.isInteger(one.answer)))
    .map(([key, one]) => [key, { answer: one.answer, right: one.answer !== null && one.right === true }]));

  /** What is known of a lesson. */
  const read = lesson => {
    try {
      const entry = JSON.parse(stored(lesson));
      return { asked: Number.isInteger(entry?.asked) ? entry.asked : 0, made: made(entry) };
    } catch {
      return { asked: 0, made: {} };
    }
  };
  const write = (lesson, entry) => {
    const text = JSON.stringify(entry);
    page.set(lesson, text);
    try {
      localStorage.setItem(name(lesson), text);
    } catch {
      // The storage is full, or there is none.
    }
  };
  /** How many predictions of a lesson were asked for, predicted, and right. */
  const score = lesson => {
    const { asked, made } = read(lesson);
    const predicted = Object.values(made).filter(one => one.answer !== null);
    return { asked, predicted: predicted.length, right: predicted.filter(one => one.right).length };
  };
  /** The score as a sentence, or nothing where nothing was predicted. */
  const sentence = lesson => {
    const { asked, predicted, right } = score(lesson);
    return predicted === 0 ? '' : `${predicted} of ${asked} predicted, ${right} right`;
  };
  return { read, write, score, sentence };
})();
