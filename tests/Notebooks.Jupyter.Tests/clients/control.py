"""Interrupts, crashes, restarts and the end."""
import os
import signal
import subprocess
import sys
import time

from driver import LIMIT, alive, answer, ask, children, connect, execution, kernel, main, run, run_ok, send, until


def start(client, code, **more):
    """Starts a cell that says when it runs, and waits until it does."""
    request = send(client, "execute_request", execution('Console.WriteLine("running");\n' + code, **more))
    while True:
        message = client.get_iopub_msg(timeout=LIMIT)
        if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == request:
            return request


def reply_to(client, request, channel="shell"):
    while True:
        message = getattr(client, f"get_{channel}_msg")(timeout=LIMIT)
        if message["parent_header"].get("msg_id") == request:
            return message["content"]


def rest_of(client, request, ended):
    """What is published for a request from now on, until ended says so of all of it."""
    published = []
    while not ended(published):
        message = client.get_iopub_msg(timeout=LIMIT)
        if message["parent_header"].get("msg_id") == request:
            published.append(message)
    return published


def is_idle(published):
    return any(m["msg_type"] == "status" and m["content"]["execution_state"] == "idle" for m in published)


def text_of(published):
    return "".join(m["content"]["text"] for m in published if m["msg_type"] == "stream")


def an_endless_loop_is_interrupted():
    with kernel() as (manager, client):
        run_ok(client, "var kept = 1;")
        request = start(client, "while (true) ;")
        manager.interrupt_kernel()
        reply = reply_to(client, request)
        assert reply["status"] == "error" and reply["ename"] == "KeyboardInterrupt", reply
        assert "did not stop" in reply["evalue"] and "All variables are gone" in reply["evalue"]
        assert run(client, "kept").reply["ename"] == "CS0103"
        assert run_ok(client, "2").value() == "2"


def a_cell_that_heeds_its_token_keeps_everything():
    with kernel() as (manager, client):
        run_ok(client, "using Microsoft.DotNet.Interactive; var kept = 1;")
        request = start(client, "kept = 2; await Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);")
        interrupt = send(client, "interrupt_request", {}, channel="control")
        assert reply_to(client, interrupt, "control")["status"] == "ok"
        assert reply_to(client, request)["ename"] == "System.Threading.Tasks.TaskCanceledException"
        assert run_ok(client, "kept").value() == "2"


def a_cell_that_waits_is_left_there_and_costs_nothing():
    waits = (
        "await Task.Delay(60_000);",
        "await Task.Run(async () => { await Task.Delay(60_000); });",
        "await new TaskCompletionSource().Task;",
        "async Task DeepAsync() { await Task.Yield(); await Task.Delay(60_000); }\nawait DeepAsync();",
        "var timer = new System.Threading.PeriodicTimer(TimeSpan.FromSeconds(60));\nwhile (await timer.WaitForNextTickAsync()) kept++;",
        "var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();\nawait foreach (var n in channel.Reader.ReadAllAsync()) kept++;",
    )
    with kernel() as (manager, client):
        run_ok(client, "var kept = 41;")
        process = run_ok(client, "Environment.ProcessId").value()
        for code in waits:
            request = start(client, code)
            manager.interrupt_kernel()
            reply = reply_to(client, request)
            assert reply["ename"] == "KeyboardInterrupt" and "All variables are kept" in reply["evalue"], (code, reply)
            errors = [m["content"] for m in rest_of(client, request, is_idle) if m["msg_type"] == "error"]
            assert len(errors) == 1 and errors[0]["traceback"] == reply["traceback"], errors
        assert run_ok(client, "kept + 1").value() == "42"
        assert run_ok(client, "Environment.ProcessId").value() == process


def a_cell_that_was_left_changes_nothing_any_more():
    with kernel() as (manager, client):
        run_ok(client, """
            var kept = 1;
            var gate = new TaskCompletionSource();
            async Task LaterAsync() { await gate.Task; kept = 2; }
            _ = Task.Run(async () => { await gate.Task; Console.WriteLine("from the cell before"); });""")
        request = start(client, """
            var own = 10;
            _ = Task.Run(async () => { await gate.Task; Console.WriteLine("late"); });
            try { await LaterAsync(); own = 20; kept = 3; }
            finally { Console.WriteLine("cleaned up"); }
            own""")
        manager.interrupt_kernel()
        assert reply_to(client, request)["ename"] == "KeyboardInterrupt"
        second = send(client, "execute_request", execution("kept = 5; gate.SetResult();"))
        # What it has started goes on, and what it says belongs to it; so does the way out of the cell itself.
        late = rest_of(client, request, lambda published: all(word in text_of(published) for word in ("late", "cleaned up")))
        assert reply_to(client, second)["status"] == "ok"
        got = run_ok(client, "await Task.Delay(300);\n(kept, own)")
        assert got.value() == "( 5, 10 )", got.value()
        assert not [m for m in late if m["msg_type"] == "execute_result"], late


def a_cell_that_blocks_a_thread_loses_its_process():
    with kernel() as (manager, client):
        run_ok(client, "var kept = 1;")
        for code in ("System.Threading.Thread.Sleep(60_000);", "Task.Delay(60_000).Wait();", "await Task.Run(() => { while (true) ; });"):
            request = start(client, code)
            manager.interrupt_kernel()
            reply = reply_to(client, request)
            assert reply["ename"] == "KeyboardInterrupt" and "All variables are gone" in reply["evalue"], (code, reply)


def an_interrupt_stops_the_cells_that_wait():
    with kernel() as (manager, client):
        first = start(client, "while (true) ;")
        second = send(client, "execute_request", execution("2"))
        ask(client, "kernel_info_request", {}, channel="control")
        manager.interrupt_kernel()
        assert reply_to(client, first)["status"] == "error"
        assert reply_to(client, second)["status"] == "aborted"


def an_interrupt_of_nothing_is_harmless():
    with kernel() as (_, client):
        run_ok(client, "var kept = 1;")
        got = ask(client, "interrupt_request", {}, channel="control")
        assert got.reply["status"] == "ok"
        assert run_ok(client, "kept").value() == "1"


def control_answers_while_a_cell_runs():
    with kernel() as (manager, client):
        request = start(client, "while (true) ;")
        info = ask(client, "kernel_info_request", {}, channel="control").reply
        assert info["language_info"]["name"] == "C#"
        manager.interrupt_kernel()
        reply_to(client, request)


def debugging_is_refused():
    with kernel() as (_, client):
        got = ask(client, "debug_request", {"type": "request", "seq": 7, "command": "initialize", "arguments": {}}, channel="control")
        assert got.message["msg_type"] == "debug_reply"
        assert got.reply["success"] is False and got.reply["request_seq"] == 7 and "no debugger" in got.reply["message"], got.reply


def a_crash_costs_the_variables_only():
    crashes = {
        'Environment.FailFast("broken");': "broken",
        "int Deep(int n) => Deep(n + 1) + 1;\nDeep(0)": "Stack overflow",
        "Environment.Exit(0);": "Environment.Exit(0)",
        'var t = new System.Threading.Thread(() => throw new Exception("thrown in a thread")); t.Start(); t.Join();': "thrown in a thread",
    }
    with kernel() as (manager, client):
        kernel_process = manager.provisioner.pid
        for code, words in crashes.items():
            run_ok(client, "var kept = 1;")
            got = run(client, code)
            assert got.reply["status"] == "error" and words in got.error() and "All variables are gone" in got.reply["evalue"], got.reply
            assert [m["msg_type"] for m in got.published].count("error") == 1
            assert run(client, "kept").reply["ename"] == "CS0103"
        assert manager.is_alive() and manager.provisioner.pid == kernel_process


def a_crash_between_two_cells_is_told():
    with kernel() as (_, client):
        request = send(client, "execute_request", execution('async void Later() { await Task.Delay(200); throw new Exception("nobody caught"); }\nLater();'))
        answer(client, request)
        while True:
            message = client.get_iopub_msg(timeout=LIMIT)
            if message["msg_type"] == "stream":
                assert message["parent_header"]["msg_id"] == request and "nobody caught" in message["content"]["text"], message
                break
        got = run(client, "1")
        assert got.reply["status"] == "error" and "It came from cell [1]." in got.reply["evalue"], got.reply
        assert run_ok(client, "2").value() == "2"


def text_that_kills_the_compiler_kills_nothing_else():
    with kernel() as (_, client):
        run_ok(client, "var kept = 1;")
        # Nested brackets would take the compiler as long as it may. This ends it within seconds.
        deep = "var x = 1" + ".b" * 100_000
        got = run(client, deep + ";")
        assert got.reply["status"] == "error", got.reply
        ask(client, "complete_request", {"code": deep + ".", "cursor_pos": len(deep) + 1})
        ask(client, "is_complete_request", {"code": "{" * 20000})
        assert run_ok(client, "kept").value() == "1"
        assert "Write" in ask(client, "complete_request", {"code": "Console.Wri", "cursor_pos": 11}).reply["matches"]


def a_restart_begins_anew():
    with kernel() as (manager, client):
        run_ok(client, "var kept = 1;")
        before = children(manager.provisioner.pid) | {manager.provisioner.pid}
        manager.restart_kernel()
        client.wait_for_ready(timeout=LIMIT)
        got = run(client, "kept")
        assert got.reply["ename"] == "CS0103" and got.reply["execution_count"] == 1
        until(lambda: not any(alive(pid) for pid in before), "the end of the first kernel")


def a_shutdown_is_answered_and_leaves_nothing():
    with kernel() as (manager, client):
        # Never compiled before, so that the compiler's process is there, too.
        run_ok(client, f"{time.time_ns()}L")
        ask(client, "complete_request", {"code": "Conso", "cursor_pos": 5})
        process = manager.provisioner.process
        family = children(process.pid)
        assert len(family) >= 3, family
        got = ask(client, "shutdown_request", {"restart": False}, channel="control")
        assert got.reply == {"status": "ok", "restart": False}, got.reply
        assert process.wait(LIMIT) == 0
        until(lambda: not any(alive(pid) for pid in family), "the end of all processes")


def ten_kernels_leave_nothing():
    from jupyter_client import KernelManager

    managers = [KernelManager(kernel_name=".net-csharp") for _ in range(10)]
    family = set()
    for manager in managers:
        manager.start_kernel()
    for number, manager in enumerate(managers):
        client = connect(manager)
        assert run_ok(client, f"{number}").value() == str(number)
        family |= children(manager.provisioner.pid) | {manager.provisioner.pid}
        client.stop_channels()
    # Half of them as a front end that is in a hurry does it.
    for number, manager in enumerate(managers):
        manager.shutdown_kernel(now=number % 2 == 0)
    until(lambda: not any(alive(pid) for pid in family), f"the end of {len(family)} processes")


def marked(pid):
    """All processes that a kernel's process has started, or that those have: they carry its number in their environment."""
    mark, found = f"INTERLEAVE_HOST=nb-{pid:x}-".encode(), set()
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/environ", "rb") as environment:
                    if mark in environment.read():
                        found.add(int(entry))
            except OSError:
                continue
    return found


def shutdowns_leave_nothing_whatever_signal_follows():
    from jupyter_client import KernelManager

    for number in range(int(os.environ.get("SHUTDOWNS", "4"))):
        manager = KernelManager(kernel_name=".net-csharp")
        manager.start_kernel()
        client = connect(manager)
        pid, process = manager.provisioner.pid, manager.provisioner.process
        # Never compiled before, so that the compiler's process is there, too; the one that completes is busy.
        run_ok(client, f'System.Diagnostics.Process.Start("sleep", "1000"); {time.time_ns()}L')
        send(client, "complete_request", {"code": "Conso", "cursor_pos": 5})
        if number % 2:
            start(client, "while (true) ;")
        family = marked(pid)
        assert len(family) >= 3, family
        send(client, "shutdown_request", {"restart": False}, channel="control")
        time.sleep(number % 8 * 0.04)
        try:
            process.send_signal(signal.SIGKILL if number % 16 == 15 else signal.SIGTERM)
        except ProcessLookupError:
            pass
        code = process.wait(LIMIT)
        assert code == (-signal.SIGKILL if number % 16 == 15 and code else 0), (number, code)
        until(lambda: not any(alive(one) for one in family | marked(pid)), f"the end of what kernel {number} had started")
        client.stop_channels()
        manager.cleanup_resources()


def a_kernel_does_not_outlive_who_started_it():
    code = "import sys, time; sys.path.insert(0, sys.argv[1]); import driver; from jupyter_client import KernelManager; " \
        "m = KernelManager(kernel_name='.net-csharp'); m.start_kernel(); c = driver.connect(m); driver.run_ok(c, '1'); " \
        "print(m.provisioner.pid, flush=True); time.sleep(1000)"
    parent = subprocess.Popen([sys.executable, "-c", code, os.path.dirname(os.path.abspath(__file__))], stdout=subprocess.PIPE)
    pid = int(parent.stdout.readline())
    family = children(pid) | {pid}
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not any(alive(pid) for pid in family), "the end of the orphan")


if __name__ == "__main__":
    main(globals())
