// A client as VS Code's Jupyter extension is one: zeromq from npm, one identity for shell, control and stdin, kernel_info
// on shell and control until a reply and a published message were seen, no heartbeat. Runs a notebook, then the rest.
// Usage: node vscode.js <folder of zeromq> <kernel.json> <notebook.ipynb>
const [, , modules, spec, notebook] = process.argv;
const { createRequire } = require('module');
const path = require('path');
const zmq = createRequire(path.join(modules, 'index.js'))('zeromq');
const crypto = require('crypto');
const fs = require('fs');
const net = require('net');
const os = require('os');
const { spawn } = require('child_process');
const assert = require('assert');

const key = crypto.randomUUID();
const session = crypto.randomUUID();
const limit = 120000;

const sign = frames => frames.reduce((hash, frame) => hash.update(frame), crypto.createHmac('sha256', key)).digest('hex');

function encode(type, content) {
  const header = { msg_id: crypto.randomUUID(), msg_type: type, username: 'tester', session, date: new Date().toISOString(), version: '5.3' };
  const frames = [header, {}, {}, content].map(part => Buffer.from(JSON.stringify(part)));
  return [header.msg_id, ['<IDS|MSG>', sign(frames), ...frames]];
}

function decode(frames) {
  const at = frames.findIndex(frame => frame.toString() === '<IDS|MSG>');
  assert.strictEqual(frames[at + 1].toString(), sign(frames.slice(at + 2, at + 6)), 'signature');
  const [header, parent, , content] = frames.slice(at + 2, at + 6).map(frame => JSON.parse(frame.toString()));
  return { type: header.msg_type, parent: parent.msg_id, content };
}

async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => done(server));
  })));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return ports;
}

async function eventually(condition, what) {
  for (const end = Date.now() + limit; !condition(); await new Promise(done => setTimeout(done, 20)))
    if (Date.now() > end) throw new Error('waited in vain: ' + what);
}

async function main() {
  const [shell, control, stdin, iopub, hb] = await freePorts(5);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-'));
  const file = path.join(folder, 'connection.json');
  fs.writeFileSync(file, JSON.stringify({
    shell_port: shell, control_port: control, stdin_port: stdin, iopub_port: iopub, hb_port: hb,
    ip: '127.0.0.1', transport: 'tcp', key, signature_scheme: 'hmac-sha256', kernel_name: '.net-csharp',
  }));
  const argv = JSON.parse(fs.readFileSync(spec)).argv.map(part => part.replace('{connection_file}', file));
  const kernel = spawn(argv[0], argv.slice(1), { cwd: path.dirname(path.resolve(notebook)), stdio: ['ignore', 'inherit', 'inherit'] });
  let ended;
  kernel.on('exit', code => { ended = { code }; });

  const sockets = {};
  const messages = [];
  function listen(name, socket, port) {
    socket.connect('tcp://127.0.0.1:' + port);
    sockets[name] = socket;
    (async () => { for await (const frames of socket) messages.push({ channel: name, ...decode(frames) }); })().catch(() => {});
  }
  listen('shell', new zmq.Dealer({ routingId: session, linger: 0 }), shell);
  listen('control', new zmq.Dealer({ routingId: session, linger: 0 }), control);
  listen('stdin', new zmq.Dealer({ routingId: session, linger: 0 }), stdin);
  const listener = new zmq.Subscriber({ linger: 0 });
  listener.subscribe();
  listen('iopub', listener, iopub);

  const sending = {};
  async function send(channel, type, content) {
    const [id, frames] = encode(type, content);
    await (sending[channel] = (sending[channel] ?? Promise.resolve()).then(() => sockets[channel].send(frames)));
    return id;
  }
  const of = id => messages.filter(message => message.parent === id);
  async function ask(channel, type, content) {
    const id = await send(channel, type, content);
    await eventually(() => of(id).some(m => m.channel === channel) && of(id).some(m => m.type === 'status' && m.content.execution_state === 'idle'), type);
    return { reply: of(id).find(m => m.channel === channel).content, published: of(id).filter(m => m.channel === 'iopub') };
  }
  const execute = (code, more) => ask('shell', 'execute_request', { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: true, stop_on_error: false, ...more });

  try {
    const infos = [];
    const ready = () => ['shell', 'control'].every(channel => messages.some(m => m.channel === channel && infos.includes(m.parent))) && messages.some(m => m.channel === 'iopub');
    for (let tries = 0; !ready() && tries < 240; tries++) {
      infos.push(await send('shell', 'kernel_info_request', {}), await send('control', 'kernel_info_request', {}));
      await new Promise(done => setTimeout(done, 500));
    }
    assert(ready(), 'the kernel does not answer');

    let charts = 0;
    let cells = 0;
    for (const cell of JSON.parse(fs.readFileSync(notebook)).cells.filter(c => c.cell_type === 'code')) {
      const source = Array.isArray(cell.source) ? cell.source.join('') : cell.source;
      const { reply, published } = await execute(source);
      const mayFail = (cell.metadata.tags ?? []).includes('raises-exception');
      assert(reply.status === 'ok' || mayFail, `cell ${cells + 1}: ${JSON.stringify(reply)}`);
      assert.deepStrictEqual([published[0].type, published.at(-1).type], ['status', 'status']);
      charts += published.filter(m => m.type === 'display_data' && typeof m.content.data['application/vnd.plotly.v1+json'] === 'object').length;
      cells++;
    }
    assert(charts > 0, 'the lesson shows no charts');
    console.log(`${cells} cells, ${charts} charts`);

    const asking = execute('var who = Console.ReadLine(); who');
    await eventually(() => messages.some(m => m.type === 'input_request'), 'the question');
    await send('stdin', 'input_reply', { value: 'Ada' });
    assert.strictEqual((await asking).published.find(m => m.type === 'execute_result').content.data['text/plain'], 'Ada');

    const endless = execute('Console.WriteLine("on its way"); while (true) ;');
    await eventually(() => messages.some(m => m.type === 'stream' && m.content.text.includes('on its way')), 'the endless cell');
    assert.strictEqual((await ask('control', 'interrupt_request', {})).reply.status, 'ok');
    assert.strictEqual((await endless).reply.ename, 'KeyboardInterrupt');

    const { reply } = await ask('shell', 'complete_request', { code: 'Console.Wri', cursor_pos: 11 });
    assert.deepStrictEqual(reply.matches, ['Write', 'WriteLine']);
    assert.strictEqual((await ask('control', 'shutdown_request', { restart: false })).reply.status, 'ok');
    await eventually(() => ended, 'the end of the kernel');
    assert.deepStrictEqual(ended, { code: 0 });
  } finally {
    for (const socket of Object.values(sockets)) socket.close();
    if (!ended) kernel.kill('SIGKILL');
    fs.rmSync(folder, { recursive: true });
  }
  console.log('done');
}

main().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
