"""What a reader of a notebook waits for: run with a Python that has jupyter_client, after `.devcontainer/setup.sh`."""
import statistics
import time

from jupyter_client import KernelManager

STARTS, REPEATS = 5, 50


def timed(action):
    begin = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - begin)


def ask(client, kind, code, position):
    message = client.session.msg(kind, {"code": code, "cursor_pos": position, "detail_level": 0})
    client.shell_channel.send(message)
    while client.get_shell_msg(timeout=120)["parent_header"]["msg_id"] != message["header"]["msg_id"]:
        pass


def row(name, values):
    print(f"| {name} | {statistics.median(values):.0f} ms | {min(values):.0f}–{max(values):.0f} ms |", flush=True)


class Kernel:
    """A kernel and a client of it, ready."""

    def __init__(self):
        self.manager = KernelManager(kernel_name=".net-csharp")
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, code):
        self.client.execute_interactive(code, timeout=120, output_hook=lambda message: None)

    def complete(self, code):
        ask(self.client, "complete_request", code, len(code))

    def inspect(self, code, position):
        ask(self.client, "inspect_request", code, position)

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


starts, firsts, completions, inspections = [], [], [], []
for _ in range(STARTS):
    begin = time.perf_counter()
    kernel = Kernel()
    starts.append(1000 * (time.perf_counter() - begin))
    firsts.append(timed(lambda: kernel.run(f'Console.WriteLine("{time.time()}")')))
    completions.append(timed(lambda: kernel.complete("Console.Wri")))
    inspections.append(timed(lambda: kernel.inspect("Task.Delay(1)", 7)))
    kernel.end()

row("start until ready", starts)
row("first cell, never compiled before", firsts)
row("first completion, asked as soon as the first cell has run", completions)
row("first inspection, right after it", inspections)

further, late = [], []
for _ in range(STARTS):
    kernel = Kernel()
    kernel.run(f"var numbers = new List<long> {{ 1, 2, {time.time_ns()} }};")
    further += [timed(lambda: kernel.run(f"numbers.Count + {time.time_ns()}")) for _ in range(REPEATS)]
    # A reader needs a moment to type; a program would not.
    time.sleep(0.5)
    late.append(timed(lambda: kernel.complete("Console.Wri")))
    if len(late) < STARTS:
        kernel.end()

row("a further cell, never compiled before", further)
row(f"first completion, asked half a second after {REPEATS + 1} cells have run", late)
row("completion of a member: `numbers.`", [timed(lambda: kernel.complete(f"/* {n} */ numbers.")) for n in range(REPEATS)])
row("completion of a name: `Ta`", [timed(lambda: kernel.complete(f"/* {n} */ Ta")) for n in range(REPEATS)])
row("inspection: `Console.WriteLine`", [timed(lambda: kernel.inspect(f"/* {n} */ Console.WriteLine(1)", len(f"/* {n} */ Console.W"))) for n in range(REPEATS)])
kernel.end()
del kernel
