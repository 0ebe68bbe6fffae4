// The connection of this page. The README of Notebooks.Serve describes the messages.

const key = `interleave:session:${location.pathname.split('/').pop()}`;
// It belongs to this tab, so that two tabs of a lesson have two hosts, and a tab that is loaded again finds its own.
const session = () => {
  let name = sessionStorage.getItem(key);
  if (!name) sessionStorage.setItem(key, name = crypto.randomUUID());
  return name;
};

/** Connects, and connects again after a break: a laptop that was asleep goes on. */
export class Socket {
  #socket;
  #take;
  #hello;
  #lost;
  #pause = 250;
  #over = false;
  #helps = new Map();
  #next = 0;

  /**
   * @param {(message: object) => void} take Takes the messages of the server.
   * @param {() => object} hello What the first message has besides its session.
   * @param {(isLost: boolean) => void} lost Told when the connection breaks, and when it is back.
   */
  constructor(take, hello, lost) {
    [this.#take, this.#hello, this.#lost] = [take, hello, lost];
    this.#connect();
    addEventListener('online', () => this.#connect());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#connect());
  }

  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Asks about code. Without an answer it is null. */
  help(about, cell, code, position = 0) {
    const id = ++this.#next;
    return new Promise(resolve => {
      if (!this.send({ type: 'help', id, about, cell, code, position })) resolve(null);
      else this.#helps.set(id, resolve);
    });
  }

  #connect() {
    if (this.#over || (this.#socket && this.#socket.readyState <= WebSocket.OPEN)) return;
    const page = location.pathname.split('/').pop().replace(/\.html$/, '');
    const socket = this.#socket = new WebSocket(new URL(`socket/${page}`, location.href.replace(/^http/, 'ws')));
    socket.onopen = () => {
      this.#pause = 250;
      this.send({ type: 'hello', session: session(), ...this.#hello() });
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === 'helped') {
        this.#helps.get(message.id)?.(message.answer ?? null);
        this.#helps.delete(message.id);
        return;
      }
      if (message.type === 'welcome') this.#lost(false);
      if (message.type === 'refused' || message.type === 'changed') this.#over = true;
      this.#take(message);
    };
    socket.onclose = () => {
      for (const resolve of this.#helps.values()) resolve(null);
      this.#helps.clear();
      if (this.#over) return;
      this.#lost(true);
      setTimeout(() => this.#connect(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, 8000);
    };
  }
}
