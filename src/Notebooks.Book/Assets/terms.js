// Cards of the glossary. The browser opens them on click or Enter; this script puts them beside their word, and opens them
// for a mouse that rests on it.
(() => {
  const rest = 200;

  const place = (term, card) => {
    const word = term.getBoundingClientRect();
    const left = Math.max(8, Math.min(word.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = word.bottom + 6;
    const top = below + card.offsetHeight <= innerHeight ? below : Math.max(8, word.top - card.offsetHeight - 6);
    Object.assign(card.style, { margin: 0, inset: 'auto', left: left + 'px', top: top + 'px' });
  };

  for (const term of document.querySelectorAll('button.term')) {
    const card = document.getElementById(term.getAttribute('popovertarget'));
    if (!card) continue;
    const isOpen = () => card.matches(':popover-open');
    let pinned = false, waiting = 0;

    // With its source, the card comes after its word in the order of the Tab key.
    const open = () => { if (!isOpen()) card.showPopover({ source: term }); place(term, card); };
    const later = (what) => { clearTimeout(waiting); waiting = setTimeout(what, rest); };
    const leave = (e) => { if (e.pointerType === 'mouse') later(() => { if (!pinned && isOpen()) card.hidePopover(); }); };

    term.addEventListener('click', (e) => {
      e.preventDefault();
      clearTimeout(waiting);
      if (isOpen() && pinned) { card.hidePopover(); return; }
      pinned = true;
      open();
    });
    term.addEventListener('pointerenter', (e) => { if (e.pointerType === 'mouse') later(open); });
    term.addEventListener('pointerleave', leave);
    card.addEventListener('pointerenter', () => clearTimeout(waiting));
    card.addEventListener('pointerleave', leave);
    card.addEventListener('beforetoggle', (e) => { if (e.newState === 'closed') pinned = false; });
    addEventListener('scroll', () => { if (isOpen()) place(term, card); }, { passive: true });
  }
})();
