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


starts, firsts = [], []
for _ in range(STARTS):
    manager = KernelManager(kernel_name=".net-csharp")
    client = None

    def start():
        global client
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=120)

    starts.append(timed(start))
    firsts.append(timed(lambda: client.execute_interactive(f'Console.WriteLine("{time.time()}")', timeout=120, output_hook=lambda m: None)))
    if len(starts) < STARTS:
        client.stop_channels()
        manager.shutdown_kernel()

row("start until ready", starts)
row("first cell, never compiled before", firsts)
run = lambda code: client.execute_interactive(code, timeout=120, output_hook=lambda m: None)
run("var numbers = new List<int> { 1, 2, 3 };")
row("a further cell, never compiled before", [timed(lambda: run(f"numbers.Count + {time.time_ns()}")) for _ in range(REPEATS)])
row("first completion, asked at once", [timed(lambda: ask(client, "complete_request", "Console.Wri", 11))])
row("completion of a member: `numbers.`", [timed(lambda: ask(client, "complete_request", f"/* {n} */ numbers.", len(f"/* {n} */ numbers."))) for n in range(REPEATS)])
row("completion of a name: `Ta`", [timed(lambda: ask(client, "complete_request", f"/* {n} */ Ta", len(f"/* {n} */ Ta"))) for n in range(REPEATS)])
row("first inspection", [timed(lambda: ask(client, "inspect_request", "Task.Delay(1)", 7))])
row("inspection: `Console.WriteLine`", [timed(lambda: ask(client, "inspect_request", f"/* {n} */ Console.WriteLine(1)", len(f"/* {n} */ Console.W"))) for n in range(REPEATS)])
client.stop_channels()
manager.shutdown_kernel()
