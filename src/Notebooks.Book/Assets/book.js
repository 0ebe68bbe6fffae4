// What the other scripts of a page use. It runs first. They are scripts, not modules, because a page that was opened from
// a file may load no modules.
const book = (() => {
  const assets = new URL('.', document.currentScript.src);
  const root = document.documentElement;
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  return {
    /** The folder of the pages. */
    home: new URL('..', assets),
    scheme,
    /** Loads one more script of the book. */
    load: name => new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(name, assets);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} cannot be loaded`));
      document.head.append(script);
    }),
    isDark: () => (root.dataset.theme ?? (scheme.matches ? 'dark' : 'light')) === 'dark',
    /** Makes an element: its tag, its properties, and what is in it. */
    make: (tag, properties, ...content) => {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...content);
      return element;
    },
  };
})();

// A link may lead into a folded part, which is then opened.
(() => {
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let element = target; element; element = element.parentElement) if (element.tagName === 'DETAILS') element.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
