// What the reader has changed, kept in this browser. A cell is known by its original text: it may get another number.

// Not one of the keys that begin with "interleave:": those are the reader's progress, which is saved to files, and forgotten.
const key = `interleave-edits:${location.pathname.split('/').pop().replace(/\.html$/, '')}`;

const read = () => {
  try {
    const edits = JSON.parse(localStorage.getItem(key) ?? '{}');
    return edits && typeof edits === 'object' && !Array.isArray(edits) ? edits : {};
  } catch {
    return {};
  }
};

let edits = read();
const keep = () => {
  try {
    if (Object.keys(edits).length) localStorage.setItem(key, JSON.stringify(edits));
    else localStorage.removeItem(key);
  } catch {
    // Without storage, edits hold as long as the page.
  }
};

/** The reader's text of a cell, or undefined. */
export const editOf = original => typeof edits[original] === 'string' ? edits[original] : undefined;

/** Keeps the reader's text of a cell. */
export const setEdit = (original, text) => {
  if (text === original) delete edits[original];
  else edits[original] = text;
  keep();
};
