// The index shows how far the reader is, leads back to where they were, and keeps it in files.
(() => {
  const kept = document.querySelector('.kept');
  if (!kept) return;
  const lessons = [...document.querySelectorAll('.part li[data-lesson]')];
  const [go, first] = [document.querySelector('.continue'), document.querySelector('.first')];
  const [said, file] = [kept.querySelector('.told'), kept.querySelector('input')];
  const link = item => item.querySelector('a');
  const number = item => item.querySelector('.number').textContent;

  // Who has read a lesson to its end goes on with the next one that was not read.
  const next = ({ read, last }) => {
    if (!last) return null;
    const at = lessons.findIndex(item => link(item).getAttribute('href') === last.page);
    if (at < 0) return null;
    const item = lessons[at];
    if (!read[item.dataset.lesson]) return { item, anchor: last.anchor, section: last.section };
    const later = [...lessons.slice(at + 1), ...lessons.slice(0, at)].find(other => !read[other.dataset.lesson]);
    return later ? { item: later, anchor: '', section: '' } : null;
  };

  const show = () => {
    const progress = book.progress.get();
    const read = lessons.filter(item => progress.read[item.dataset.lesson]);
    for (const item of lessons) {
      item.querySelectorAll('.tick, .predicted').forEach(mark => mark.remove());
      const predicted = window.interleaveAnswers?.sentence(item.dataset.lesson);
      if (predicted) item.append(book.make('p', { className: 'predicted', textContent: predicted }));
      if (!read.includes(item)) continue;
      const tick = book.make('span', { className: 'tick', textContent: '✔' });
      tick.setAttribute('role', 'img');
      tick.setAttribute('aria-label', 'read');
      link(item).after(' ', tick);
    }
    kept.querySelector('.how-far').textContent = `${read.length} of ${lessons.length} lessons read to the end.`;
    kept.querySelector('progress').value = read.length / lessons.length;
    kept.hidden = false;

    const place = next(progress);
    go.hidden = !place;
    first.hidden = Boolean(place);
    if (!place) return;
    go.href = link(place.item).getAttribute('href') + (place.anchor ? `#${encodeURIComponent(place.anchor)}` : '');
    go.textContent = `Continue with lesson ${number(place.item)}${place.section ? `: ${place.section}` : ''}`;
  };

  kept.querySelector('.save').addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([book.progress.save()], { type: 'application/json' }));
    book.make('a', { href: url, download: 'interleave-progress.json' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    said.textContent = 'Saved as interleave-progress.json.';
  });
  kept.querySelector('.load').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      const count = book.progress.load(await chosen.text());
      said.textContent = `Loaded: ${count === 1 ? 'one lesson' : `${count} lessons`} in it ${count === 1 ? 'is' : 'are'} read.`;
    } catch (error) {
      said.textContent = error.message;
    }
    file.value = '';
    show();
  });
  kept.querySelector('.forget').addEventListener('click', () => {
    if (!confirm('Forget which lessons were read, and what was predicted in them?')) return;
    book.progress.forget();
    said.textContent = 'Forgotten.';
    show();
  });
  // Another tab, or the way back to this page, may bring news.
  addEventListener('storage', show);
  addEventListener('pageshow', show);
  show();
})();
