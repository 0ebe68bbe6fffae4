// Lessons that have other names now: what the reader did there goes along. A loaded file can bring old names, too.
window.moveLessons = () => {
  const name = lesson => `interleave:${lesson}`;
  const moved = Object.entries(window.movedLessons);
  try {
    for (const [was, is] of moved) {
      const kept = localStorage.getItem(name(was));
      if (kept === null) continue;
      if (localStorage.getItem(name(is)) === null) localStorage.setItem(name(is), kept);
      localStorage.removeItem(name(was));
    }
    const progress = JSON.parse(localStorage.getItem(name('progress')));
    for (const [was, is] of moved) {
      if (progress.read[was]) progress.read[is] ??= progress.read[was];
      delete progress.read[was];
      if (progress.last?.page === `${was}.html`) progress.last.page = `${is}.html`;
    }
    localStorage.setItem(name('progress'), JSON.stringify(progress));
  } catch {
    // There is no storage, or nothing in it yet.
  }
};
window.moveLessons();
