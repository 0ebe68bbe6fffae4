// Sliders and fields for a cell that begins with `// parameters`. Moving one changes the cell's text, and the cells below that
// have run run again: the latest position only.

const declaration = /^(\s*(?:const\s+)?(?:var|int|long|double|decimal|float|bool|string)\s+(\w+)\s*=\s*)(-?\d[\d_]*(?:\.\d+)?[mMdDfFlL]?|true|false|"(?:[^"\\]|\\.)*")(\s*;)/;

/** The parameters that a text declares, one a line: name, and value as text. */
export const parametersOf = source => source.split('\n').flatMap((line, index) => {
  const [, , name, value] = declaration.exec(line) ?? [];
  return name ? [{ name, value, index }] : [];
});

/** The text with another value of a parameter. */
export const withValue = (source, { index }, value) =>
  source.split('\n').map((line, i) => i === index ? line.replace(declaration, (all, before, name, old, after) => before + value + after) : line).join('\n');

const field = (parameter, set) => {
  const input = document.createElement('input');
  const { value } = parameter;
  if (value === 'true' || value === 'false') {
    Object.assign(input, { type: 'checkbox', checked: value === 'true' });
    input.addEventListener('change', () => set(String(input.checked)));
  } else if (value.startsWith('"')) {
    Object.assign(input, { type: 'text', value: JSON.parse(value) });
    input.addEventListener('change', () => set(JSON.stringify(input.value)));
  } else {
    const suffix = /[a-z]$/i.exec(value)?.[0] ?? '';
    const number = Number(value.replace(/[_a-z]/gi, ''));
    const decimals = /\.(\d+)/.exec(value)?.[1].length ?? 0;
    // From nothing to three times the author's value, or as far on the other side of nothing.
    const far = Math.max(Math.abs(number) * 3, decimals ? 1 : 10);
    Object.assign(input, { type: 'range', min: number < 0 ? -far : 0, max: far, step: decimals ? 10 ** -decimals : 1, value: number });
    const shown = document.createElement('output');
    shown.textContent = number.toFixed(decimals);
    input.addEventListener('input', () => {
      shown.textContent = Number(input.value).toFixed(decimals);
      set(Number(input.value).toFixed(decimals) + suffix);
    });
    return [input, shown];
  }
  return [input];
};

/** Adds the fields of a cell of parameters. */
export const addParameters = (cell, page) => {
  const known = parametersOf(cell.original);
  if (known.length === 0) return;
  const group = document.createElement('fieldset');
  group.className = 'parameters';
  group.innerHTML = '<legend>Parameters</legend>';
  for (const parameter of known) {
    const label = document.createElement('label');
    const now = parametersOf(cell.source).find(other => other.name === parameter.name) ?? parameter;
    label.append(`${parameter.name} `, ...field(now, async value => {
      const place = parametersOf(cell.source).find(other => other.name === parameter.name);
      if (!place) return;
      await cell.set(withValue(cell.source, place, value));
      page.again(cell);
    }));
    group.append(label);
  }
  cell.bar.before(group);
};
