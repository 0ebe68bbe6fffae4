(() => {
  // Markup of notebooks and figures wait as strings until their notebook is opened: a hundred figures are not drawn for nothing.
  const show = holder => {
    const late = holder.querySelector(':scope > script[type="application/json"]');
    if (!late) return;
    const content = JSON.parse(late.textContent);
    holder.replaceChildren();
    if (holder.dataset.late === 'plotly') {
      Plotly.newPlot(holder, content.data, content.layout, { ...content.config, responsive: true });
    } else {
      holder.append(document.createRange().createContextualFragment(content));
      // Wide tables scroll by themselves, not the page with them.
      for (const table of holder.querySelectorAll('table')) {
        if (table.parentElement.closest('table')) continue;
        const wide = document.createElement('div');
        wide.className = 'wide';
        table.replaceWith(wide);
        wide.append(table);
      }
    }
  };
  for (const notebook of document.querySelectorAll('details.notebook')) {
    const fill = () => {
      if (notebook.open) notebook.querySelectorAll('[data-late]').forEach(show);
    };
    notebook.addEventListener('toggle', fill);
    fill();
  }

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let element = target; element; element = element.parentElement) {
      if (element.tagName === 'DETAILS') element.open = true;
    }
    // After the figures above it have taken their room.
    setTimeout(() => target.scrollIntoView(), 100);
  };
  addEventListener('hashchange', reveal);
  // A second click on the same link changes no hash.
  addEventListener('click', e => {
    if (e.target.closest('a')?.hash === location.hash) reveal();
  });
  reveal();
})();
