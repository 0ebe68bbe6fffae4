// How far the reader is. Only this browser knows it. There are two kinds of keys:
//   interleave:progress   {"version": 1, "read": {"05-gather-when-all": "2026-11-29"}, "last": {"page": "06-….html", "anchor": "…", "section": "…"}}
//   interleave:<lesson>   what the reader predicted in that lesson
book.progress = (() => {
  const prefix = 'interleave:';
  const key = `${prefix}progress`;
  const format = 'interleave progress';
  const largest = 1_000_000;

  // Without storage, progress holds for this page only.
  const memory = new Map();
  const stored = name => {
    try {
      return localStorage.getItem(name);
    } catch {
      return memory.get(name) ?? null;
    }
  };
  const store = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      memory.set(name, value);
    }
  };
  const names = () => {
    try {
      return Object.keys(localStorage).filter(name => name.startsWith(prefix));
    } catch {
      return [...memory.keys()];
    }
  };

  const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isPlace = place => isObject(place) && /^[\w-]+\.html$/.test(place.page) && typeof place.anchor === 'string' && typeof place.section === 'string';
  const isProgress = value => isObject(value) && value.version === 1 && isObject(value.read)
    && Object.entries(value.read).every(([lesson, day]) => /^[\w-]+$/.test(lesson) && /^\d{4}-\d\d-\d\d$/.test(day))
    && (value.last === null || isPlace(value.last));
  const parse = text => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  const get = () => {
    const value = parse(stored(key));
    return isProgress(value) ? value : { version: 1, read: {}, last: null };
  };
  const set = value => store(key, JSON.stringify(value));

  return {
    get,
    /** Notes that the end of a lesson was reached. */
    finish: lesson => {
      const value = get();
      if (value.read[lesson]) return;
      value.read[lesson] = new Date().toISOString().slice(0, 10);
      set(value);
    },
    /** Notes where the reader is. */
    remember: place => set({ ...get(), last: place }),
    forget: () => {
      memory.clear();
      try {
        names().forEach(name => localStorage.removeItem(name));
      } catch {
        // There is no storage, and the memory is clear.
      }
    },
    /** The text of a file with everything that is kept. */
    save: () => JSON.stringify({ format, version: 1, kept: Object.fromEntries(names().sort().map(name => [name, stored(name)])) }, null, 2),
    /** Takes what such a file keeps; what was read before stays read. It throws a sentence when the file is another one. */
    load: text => {
      const wanted = 'choose one that “Save to a file” has made.';
      if (text.length > largest) throw new Error(`This file is too large to be one of the course’s progress; ${wanted}`);
      const file = parse(text);
      if (file === undefined) throw new Error(`This file is not JSON; ${wanted}`);
      if (!isObject(file) || file.format !== format || !isObject(file.kept)) throw new Error(`This file does not hold the course’s progress; ${wanted}`);
      if (file.version !== 1) throw new Error(`This file is of version ${file.version}, and this page knows version 1; open the newest pages of the course and load it there.`);
      for (const [name, value] of Object.entries(file.kept)) {
        if (!/^interleave:[\w-]+$/.test(name) || typeof value !== 'string') throw new Error(`This file was changed: “${name.slice(0, 40)}” is not a part of the course’s progress; ${wanted}`);
      }
      const before = get();
      const loaded = parse(file.kept[key] ?? JSON.stringify(before));
      if (!isProgress(loaded)) throw new Error(`This file was changed: its “${key}” is not what this page writes; ${wanted}`);
      for (const [name, value] of Object.entries(file.kept)) if (name !== key) store(name, value);
      set({ ...loaded, read: { ...before.read, ...loaded.read }, last: loaded.last ?? before.last });
      window.moveLessons?.();
      return Object.keys(loaded.read).length;
    },
  };
})();
