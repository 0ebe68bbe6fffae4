"""What the drivers share: a kernel per case or per driver, and requests whose every message is looked at."""
import atexit
import os
import queue
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager, suppress

from jupyter_client import BlockingKernelClient, KernelManager

KERNEL = ".net-csharp"
LIMIT = 120


@contextmanager
def kernel(cwd=None, **environment):
    """A kernel as any front end starts it, and a client of it."""
    manager = KernelManager(kernel_name=KERNEL)
    with tempfile.TemporaryDirectory() as folder:
        manager.start_kernel(cwd=cwd or folder, env={**os.environ, **environment})
        client = connect(manager)
        try:
            yield manager, client
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=not manager.is_alive())


kept = []


@contextmanager
def shared():
    """The one kernel of all cases that need no fresh one, and its client, as a front end has them for hours."""
    if not kept:
        context = kernel()
        kept.append(context.__enter__())
        atexit.register(context.__exit__, None, None, None)
    _, client = kept[0]
    # What an earlier case has not listened to.
    with suppress(queue.Empty):
        while True:
            client.get_iopub_msg(timeout=0.1)
    yield kept[0]


def connect(manager):
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=LIMIT)
    return client


def another(manager):
    """A client of a session of its own, as a second front end is one."""
    client = BlockingKernelClient()
    client.load_connection_file(manager.connection_file)
    client.start_channels()
    client.wait_for_ready(timeout=LIMIT)
    return client


class Answer:
    """The reply to a request, and everything published for it, from busy to idle."""

    def __init__(self, reply, published):
        self.message = reply
        self.reply = reply["content"] if reply else None
        self.published = published

    def all(self, kind):
        return [m["content"] for m in self.published if m["msg_type"] == kind]

    def text(self, name="stdout"):
        return "".join(c["text"] for c in self.all("stream") if c["name"] == name)

    def value(self):
        return self.all("execute_result")[0]["data"]["text/plain"]

    def error(self):
        return "\n".join(self.all("error")[0]["traceback"])


def send(client, kind, content, channel="shell"):
    message = client.session.msg(kind, content)
    getattr(client, channel + "_channel").send(message)
    return message["header"]["msg_id"]


def answer(client, request, channel="shell", reply=True, on_output=None):
    """Collects the answer to a request that was sent; every request is framed by busy and idle."""
    published = []
    end = time.monotonic() + LIMIT
    while not (published and published[-1]["msg_type"] == "status" and published[-1]["content"]["execution_state"] == "idle"):
        message = client.get_iopub_msg(timeout=max(0.1, end - time.monotonic()))
        if message["parent_header"].get("msg_id") == request:
            published.append(message)
            if on_output:
                on_output(message)
    assert published[0]["msg_type"] == "status" and published[0]["content"]["execution_state"] == "busy", published[0]
    if not reply:
        return Answer(None, published)
    while True:
        message = getattr(client, f"get_{channel}_msg")(timeout=max(0.1, end - time.monotonic()))
        if message["parent_header"].get("msg_id") == request:
            return Answer(message, published)


def ask(client, kind, content, channel="shell", reply=True):
    return answer(client, send(client, kind, content, channel), channel, reply)


def execution(code, **more):
    return {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True, **more}


def run(client, code, **more):
    return ask(client, "execute_request", execution(code, **more))


def run_ok(client, code, **more):
    got = run(client, code, **more)
    assert got.reply["status"] == "ok", got.reply
    return got


def until(condition, what):
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, "waited in vain: " + what
        time.sleep(0.02)


def children(pid):
    """All processes below one, from /proc."""
    found, level = set(), {pid}
    while level:
        below = set()
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open(f"/proc/{entry}/stat") as stat:
                        parent = int(stat.read().rsplit(")", 1)[1].split()[1])
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if parent in level:
                    below.add(int(entry))
        found |= below
        level = below
    return found


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def main(cases):
    """Runs the cases named on the command line, each whatever became of the one before."""
    for name in sys.argv[1:]:
        try:
            cases[name]()
            print("done:", name, flush=True)
        except Exception:
            print("failed:", name, traceback.format_exc(), flush=True)
