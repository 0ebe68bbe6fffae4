// A client as JupyterLab is one: the library that JupyterLab itself is made of, over a server's REST and WebSockets.
// Usage: node jupyterlab.js <folder of @jupyterlab/services> <address of the server> <notebook.ipynb, as the server names it>
const [, , modules, address, notebook] = process.argv;
const { createRequire } = require('module');
const path = require('path');
const assert = require('assert');
const { ContentsManager, KernelManager, KernelSpecManager, ServerConnection, SessionManager } = createRequire(path.join(modules, 'index.js'))('@jupyterlab/services');

const limit = 120000;

async function eventually(condition, what) {
  for (const end = Date.now() + limit; !condition(); await new Promise(done => setTimeout(done, 20)))
    if (Date.now() > end) throw new Error('waited in vain: ' + what);
}

async function main() {
  const serverSettings = ServerConnection.makeSettings({ baseUrl: address + '/', wsUrl: address.replace('http', 'ws') + '/' });
  const kernelspecs = new KernelSpecManager({ serverSettings });
  const kernels = new KernelManager({ serverSettings });
  const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
  await Promise.all([kernelspecs.ready, sessions.ready]);

  // JupyterLab chooses the kernel by the name that the notebook's metadata has.
  const { content } = await new ContentsManager({ serverSettings }).get(notebook);
  const name = content.metadata.kernelspec.name;
  const spec = kernelspecs.specs.kernelspecs[name];
  assert.deepStrictEqual([spec.display_name, spec.language], ['.NET (C#)', 'C#']);
  assert(spec.resources['logo-64x64'] || spec.resources['logo-svg'], 'no logo: ' + Object.keys(spec.resources));

  const session = await sessions.startNew({ path: notebook, name: 'lesson', type: 'notebook', kernel: { name } });
  const kernel = session.kernel;
  const info = await kernel.info;
  assert.deepStrictEqual([info.status, info.language_info.name, info.language_info.file_extension], ['ok', 'C#', '.cs']);

  async function execute(code, options = {}) {
    const messages = [];
    const future = kernel.requestExecute({ code, allow_stdin: true, stop_on_error: true, ...options.request });
    future.onIOPub = message => { messages.push(message); options.seen?.(message); };
    future.onStdin = asked => future.sendInputReply({ value: options.answer ?? '', status: 'ok' }, asked.header);
    const reply = (await future.done).content;
    return { reply, messages };
  }
  const text = messages => messages.filter(m => m.header.msg_type === 'stream').map(m => m.content.text).join('');
  const result = messages => messages.find(m => m.header.msg_type === 'execute_result')?.content.data['text/plain'];

  let cells = 0;
  let charts = 0;
  for (const cell of content.cells.filter(c => c.cell_type === 'code')) {
    const { reply, messages } = await execute(cell.source);
    const mayFail = (cell.metadata.tags ?? []).includes('raises-exception');
    assert(reply.status === 'ok' || mayFail, `cell ${cells + 1}: ${JSON.stringify(reply)}`);
    charts += messages.filter(m => m.header.msg_type === 'display_data' && typeof m.content.data['application/vnd.plotly.v1+json'] === 'object').length;
    cells++;
  }
  assert(charts > 0, 'the lesson shows no charts');
  console.log(`${cells} cells, ${charts} charts`);

  assert.strictEqual(result((await execute('var who = Console.ReadLine(); who', { answer: 'Ada' })).messages), 'Ada');

  const { content: completions } = await kernel.requestComplete({ code: 'Console.Wri', cursor_pos: 11 });
  assert.deepStrictEqual([completions.matches, completions.cursor_start, completions.cursor_end], [['Write', 'WriteLine'], 8, 11]);
  const { content: help } = await kernel.requestInspect({ code: 'Task.Delay(', cursor_pos: 11, detail_level: 0 });
  assert(help.found && help.data['text/plain'].includes('Task Task.Delay('), JSON.stringify(help));
  assert.strictEqual((await kernel.requestIsComplete({ code: 'if (true) {' })).content.status, 'incomplete');
  assert.strictEqual((await kernel.requestCommInfo({})).content.status, 'ok');
  const { content: history } = await kernel.requestHistory({ hist_access_type: 'tail', n: 1, output: false, raw: true });
  assert.strictEqual(history.history[0][2], 'var who = Console.ReadLine(); who');

  // The error's traceback is what a reader sees; the cells behind it are not run.
  const failing = execute('throw new Exception("boom");');
  const behind = execute('Console.WriteLine("behind")');
  const { reply: error, messages: shown } = await failing;
  assert.deepStrictEqual([error.status, error.ename, error.evalue], ['error', 'System.Exception', 'boom']);
  assert.strictEqual(shown.filter(m => m.header.msg_type === 'error').length, 1);
  assert.strictEqual((await behind).reply.status, 'aborted');

  let begun = false;
  const endless = execute('Console.WriteLine("on its way"); while (true) ;', { seen: m => { begun ||= m.header.msg_type === 'stream'; } });
  await eventually(() => begun, 'the endless cell');
  await kernel.interrupt();
  assert.strictEqual((await endless).reply.ename, 'KeyboardInterrupt');

  await kernel.restart();
  await kernel.info;
  const fresh = await execute('6 * 7');
  assert.deepStrictEqual([result(fresh.messages), fresh.reply.execution_count], ['42', 1]);
  assert.strictEqual(text((await execute('Console.Write("a"); Console.Write("b");')).messages), 'ab');

  await session.shutdown();
  await sessions.refreshRunning();
  assert.deepStrictEqual([...sessions.running()], []);
  sessions.dispose();
  kernels.dispose();
  kernelspecs.dispose();
  console.log('done');
}

// What is never answered leaves nothing to wait for but this.
setTimeout(() => { console.error('something was never answered'); process.exit(1); }, 2.5 * limit);
main().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
