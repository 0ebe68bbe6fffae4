// Every piece of code has a button that copies it, and a link to its line where the repository is known.
(() => {
  const said = book.make('p', { className: 'hidden' });
  said.setAttribute('role', 'status');
  document.body.append(said);

  // Of a session in a terminal, only what was typed is copied.
  const typed = text => {
    const lines = text.split('\n').filter(line => line.startsWith('$ '));
    return lines.length > 0 ? lines.map(line => line.slice(2)).join('\n') : text;
  };
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Some browsers do not allow it on pages that were opened from a file. The old way still works there.
      const field = book.make('textarea', { value: text, className: 'hidden' });
      document.body.append(field);
      field.select();
      const done = document.execCommand('copy');
      field.remove();
      return done;
    }
  };
  // The article says where its source is shown, and on which line each of its cells begins, or 0.
  const lineOf = pre => {
    const cell = pre.closest('.code-cell[id^="cell-"]');
    const { source, lines } = pre.closest('article')?.dataset ?? {};
    const first = cell && lines ? Number(lines.split(' ')[cell.id.slice('cell-'.length) - 1]) : 0;
    return source && first > 0 ? { source, number: first + Number(pre.dataset.first ?? 1) - 1 } : null;
  };
  for (const pre of document.querySelectorAll('main pre.code')) {
    const button = book.make('button', { type: 'button', className: 'copy', textContent: 'Copy' });
    button.setAttribute('aria-label', `Copy ${pre.getAttribute('aria-label').toLowerCase()}`);
    button.addEventListener('click', async () => {
      const done = await copy(typed(pre.querySelector('code').textContent));
      button.focus();
      said.textContent = '';
      button.textContent = done ? 'Copied' : 'Not copied';
      said.textContent = done ? 'Copied' : 'This browser does not allow copying; mark the code and copy it.';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    const tools = book.make('div', { className: 'code-tools' });
    const line = lineOf(pre);
    if (line) tools.append(book.make('a', { href: `${line.source}#L${line.number}`, textContent: `Line ${line.number}`, title: 'This line in the repository' }));
    tools.append(button);
    const frame = book.make('div', { className: 'copyable' });
    pre.replaceWith(frame);
    frame.append(pre, tools);
  }
})();
