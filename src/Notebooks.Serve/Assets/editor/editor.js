// The editor of a cell: CodeMirror with C#, and with help that the page asks the server for.
import { EditorView, keymap, drawSelection, highlightSpecialChars, hoverTooltip, showTooltip } from '@codemirror/view';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { history, historyKeymap, defaultKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { autocompletion, completionKeymap, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting, HighlightStyle } from '@codemirror/language';
import { linter, lintKeymap } from '@codemirror/lint';
import { csharp } from '@codemirror/legacy-modes/mode/clike';
import { tags } from '@lezer/highlight';

// The classes of the book's own code, so that a cell looks the same before and after it is touched.
const colours = HighlightStyle.define([
  { tag: tags.keyword, class: 'k' },
  { tag: [tags.typeName, tags.className, tags.standard(tags.typeName)], class: 't' },
  { tag: [tags.string, tags.special(tags.string), tags.character], class: 's' },
  { tag: [tags.number, tags.atom, tags.bool], class: 'n' },
  { tag: tags.comment, class: 'c' },
  { tag: tags.meta, class: 'p' },
]);

const kinds = { method: 'method', property: 'property', event: 'property', field: 'property', variable: 'variable', 'enum member': 'enum', constant: 'constant', namespace: 'namespace', class: 'class', struct: 'class', interface: 'interface', enum: 'enum', keyword: 'keyword', delegate: 'type' };

const card = text => {
  const dom = document.createElement('div');
  dom.className = 'described';
  dom.textContent = text;
  return dom;
};

// What a method wants, while its arguments are typed.
const setSignature = StateEffect.define();
const signature = StateField.define({
  create: () => null,
  update: (value, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setSignature)) return effect.value;
    return value && transaction.docChanged ? { ...value, pos: transaction.changes.mapPos(value.pos) } : value;
  },
  provide: field => showTooltip.from(field),
});

/**
 * @param {{parent: Element, text: string, label: string, changed: (text: string) => void, run: (goesOn: boolean) => void,
 *   help: {complete: Function, describe: Function, diagnose: Function}}} options
 */
export const createEditor = ({ parent, text, label, changed, run, help }) => {
  const complete = async context => {
    const word = context.matchBefore(/\w*/);
    const before = context.state.sliceDoc(word.from - 1, word.from);
    if (!context.explicit && word.from === word.to && before !== '.') return null;
    const found = await help.complete(context.state.doc.toString(), context.pos);
    if (!found?.matches.length || context.aborted) return null;
    return {
      from: found.start,
      to: found.end,
      options: found.matches.map((match, i) => ({ label: match.text, type: kinds[match.kind], detail: match.signature, boost: -i / 10 })),
      validFor: /^\w*$/,
    };
  };
  const describe = async (view, pos) => {
    const text = await help.describe(view.state.doc.toString(), pos);
    return text ? { pos, above: true, create: () => ({ dom: card(text) }) } : null;
  };
  const diagnose = async view => {
    const items = await help.diagnose(view.state.doc.toString()) ?? [];
    const end = view.state.doc.length;
    return items.map(item => ({
      from: Math.min(item.start, end),
      to: Math.min(Math.max(item.end, item.start), end),
      severity: item.isError ? 'error' : 'warning',
      message: `${item.code}: ${item.message}`,
    }));
  };
  const typed = EditorView.updateListener.of(update => {
    if (!update.docChanged) return;
    changed(update.state.doc.toString());
    let last = '';
    update.changes.iterChanges((fromA, toA, fromB, toB, inserted) => { last = inserted.toString(); });
    const { view } = update;
    if (/^[(,]/.test(last)) describe(view, view.state.selection.main.head).then(tip => view.dispatch({ effects: setSignature.of(tip) }));
    else if (/[);]/.test(last)) queueMicrotask(() => view.dispatch({ effects: setSignature.of(null) }));
  });
  const close = view => {
    if (!view.state.field(signature)) return false;
    view.dispatch({ effects: setSignature.of(null) });
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Mod-Enter', run: () => { run(false); return true; } },
          { key: 'Shift-Enter', run: () => { run(true); return true; } },
          { key: 'Escape', run: close },
        ])),
        history(), drawSelection(), highlightSpecialChars(), bracketMatching(), closeBrackets(), indentOnInput(), indentUnit.of('    '),
        StreamLanguage.define(csharp), syntaxHighlighting(colours), signature,
        autocompletion({ override: [complete], activateOnTyping: true }),
        hoverTooltip(describe),
        linter(diagnose, { delay: 400 }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, { key: 'Enter', run: insertNewlineAndIndent }, ...historyKeymap, ...defaultKeymap]),
        // The scrolling element around it cannot be reached by Tab itself, so this one says that it can.
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
        typed,
      ],
    }),
  });
  // Figures mark lines of code. Lines that are far from the window have no elements.
  view.dom.interleaveLines = () => Array.from({ length: view.state.doc.lines }, (_, i) => {
    const line = view.state.doc.line(i + 1);
    const { top, height } = view.lineBlockAt(line.from);
    const above = view.documentTop + top;
    return { text: line.text, box: { top: above, bottom: above + height, height } };
  });
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    set: value => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } }),
    focus: position => {
      if (position !== undefined) view.dispatch({ selection: { anchor: Math.min(position, view.state.doc.length) } });
      view.focus();
    },
    remove: () => view.destroy(),
  };
};
