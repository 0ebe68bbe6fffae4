// Which lessons and concepts a search finds, and in which order.
book.rank = (() => {
  const isWordAt = (text, at, length) => !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + length] ?? '');
  // A title counts more than a heading, and a heading more than a text. A whole word counts more than a part of one.
  const weigh = (text, term, weight) => {
    const at = text.indexOf(term);
    return at < 0 ? 0 : weight * (isWordAt(text, at, term.length) ? 2 : 1);
  };
  const times = (text, phrase) => {
    let count = 0;
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) if (isWordAt(text, at, phrase.length)) count++;
    return count;
  };
  const sum = numbers => numbers.reduce((a, b) => a + b, 0);

  // The index in lower case is made once.
  let lowered;
  const lower = index => lowered ??= index.map(entry => ({
    entry,
    title: entry.t.toLowerCase(),
    name: entry.k === 'concept' ? '' : entry.u.replace('.html', ''),
    sections: entry.s.map(([heading, id, text, names]) => ({ heading, id, text, inHeading: heading.toLowerCase(), inText: text.toLowerCase(), inNames: names.toLowerCase() })),
  }));
  let counted;
  const words = index => {
    if (counted) return counted;
    counted = new Map();
    const all = lower(index).flatMap(({ title, sections }) => [title, ...sections.flatMap(s => [s.inHeading, s.inText, s.inNames])]);
    for (const text of all) for (const word of text.match(/\w+/g) ?? []) counted.set(word, (counted.get(word) ?? 0) + 1);
    return counted;
  };

  // How many letters have to be added, left out, changed or swapped with the next one; more than the limit is all the same.
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return limit + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };
  // A long word may have one mistake that takes two letters, as in "semafore".
  const nearest = (term, index) => {
    const limit = term.length < 4 ? 0 : term.length < 7 ? 1 : 2;
    if (limit === 0) return null;
    let best = null;
    for (const [word, count] of words(index)) {
      const far = distance(term, word, best?.far ?? limit);
      if (far <= limit && (!best || far < best.far || (far === best.far && count > best.count))) best = { word, far, count };
    }
    return best?.word ?? null;
  };

  const foundIn = ({ entry, title, name, sections }, terms) => {
    const phrase = terms.length > 1 ? terms.join(' ') : null;
    const scored = sections.map(section => ({
      section,
      scores: terms.map(term => weigh(section.inHeading, term, 8) + weigh(section.inText, term, 3) + weigh(section.inNames, term, 1)),
      phrases: phrase ? 8 * times(section.inHeading, phrase) + times(section.inText, phrase) : 0,
    }));
    // The name of a lesson's file says in a word what it is about.
    const inTitle = terms.map(term => Math.max(weigh(title, term, 20), weigh(name, term, 20)));
    const total = terms.map((_, i) => inTitle[i] + Math.max(0, ...scored.map(s => s.scores[i])));
    if (total.some(score => score === 0)) return [];
    const best = scored.reduce((a, b) => b.phrases > a.phrases || (b.phrases === a.phrases && sum(b.scores) > sum(a.scores)) ? b : a);
    const phrases = (phrase ? 20 * times(title, phrase) : 0) + sum(scored.map(s => s.phrases));
    // A concept is one line, so that its name weighs less than the title of a lesson.
    return [entry.k === 'concept' ? { entry, section: best.section, score: sum(total) / 4, phrases: Math.min(phrases, 1) / 2 } : { entry, section: best.section, score: sum(total), phrases }];
  };

  /** What is found, best first; the words that were searched for; and for each misspelt one the word that took its place. */
  return (index, query) => {
    const entries = lower(index);
    const instead = new Map();
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean).map(term => {
      if (entries.some(({ title, sections }) => title.includes(term) || sections.some(s => s.inHeading.includes(term) || s.inText.includes(term) || s.inNames.includes(term)))) return term;
      const word = nearest(term, index);
      if (word) instead.set(term, word);
      return word ?? term;
    });
    if (terms.length === 0) return { terms, instead, found: [] };
    const found = entries.flatMap(entry => foundIn(entry, terms));
    // Words that stand together were meant together.
    found.sort((a, b) => b.phrases - a.phrases || b.score - a.score || a.entry.u.localeCompare(b.entry.u));
    return { terms, instead, found };
  };
})();
