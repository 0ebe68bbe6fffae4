"""What goes over the wire: signatures, strange peers, several clients, clients that do not read."""
import json
import os
import socket
import struct
import subprocess
import tempfile
import time

import zmq

from driver import KERNEL, LIMIT, another, answer, execution, kernel, main, run_ok, send, until


def endpoint(manager, port):
    info = manager.get_connection_info()
    return f"tcp://{info['ip']}:{info[port + '_port']}"


def dealer(manager, port, identity=None):
    made = zmq.Context.instance().socket(zmq.DEALER)
    made.linger = 0
    if identity:
        made.identity = identity
    made.connect(endpoint(manager, port))
    return made


def only_signed_messages_are_read():
    with kernel() as (manager, client):
        run_ok(client, "var n = 0;")
        raw = dealer(manager, "shell")
        good = client.session.serialize(client.session.msg("execute_request", execution("n++;")))
        signature = good.index(b"<IDS|MSG>") + 1
        # The right one with one character changed, none, one that is too long, one of another key; then frames that are no message.
        wrong = b"0" if good[signature][:1] != b"0" else b"1"
        for bad in (wrong + good[signature][1:], b"", good[signature] * 2, b"f" * 64):
            raw.send_multipart([*good[:signature], bad, *good[signature + 1:]])
        raw.send_multipart([b"nonsense"])
        raw.send_multipart([b"<IDS|MSG>", b"", b"{"])
        raw.send_multipart([b""] * 50)
        changed = list(good)
        changed[-1] = changed[-1].replace(b"n++;", b"n=9;")
        raw.send_multipart(changed)
        assert raw.poll(500) == 0, raw.recv_multipart()
        assert run_ok(client, "n").value() == "0"
        raw.send_multipart(good)
        assert raw.poll(LIMIT * 1000), "the signed message is not answered"
        assert run_ok(client, "n").value() == "1"


def a_message_that_is_sent_again_is_not_carried_out_again():
    with kernel() as (manager, client):
        run_ok(client, "var n = 0;")
        copied = client.session.serialize(client.session.msg("execute_request", execution("n++;")))
        first, second = dealer(manager, "shell"), dealer(manager, "shell")
        first.send_multipart(copied)
        assert first.poll(LIMIT * 1000), "the first one is not answered"
        # By somebody else who has seen it, and on another socket.
        second.send_multipart(copied)
        dealer(manager, "control").send_multipart(copied)
        assert second.poll(500) == 0, second.recv_multipart()
        assert run_ok(client, "n").value() == "1"


def nothing_unsigned_is_kept():
    with kernel() as (manager, client), tempfile.TemporaryDirectory() as folder:
        go = os.path.join(folder, "go")
        # While a cell runs, what comes waits: a stranger's messages must not, 2,400 MB of them.
        send(client, "execute_request", execution(f'while (!System.IO.File.Exists("{go}")) await Task.Delay(20);'))
        raw = dealer(manager, "shell")
        for _ in range(240):
            raw.send_multipart([b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", bytes(10_000_000)])
        # Behind all of them, one that is answered, when its turn comes.
        raw.send_multipart(client.session.serialize(client.session.msg("kernel_info_request", {})))
        time.sleep(1)
        open(go, "w").close()
        assert raw.poll(LIMIT * 1000), "the signed message is not answered"
        with open(f"/proc/{manager.provisioner.pid}/status") as status:
            peak = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
        # What was dropped stays until it is collected, which the runtime does when it wants to: there is room for that.
        assert peak < 1600, f"{peak} MB"
        print(f"peak of the kernel: {peak} MB")


def replies_are_signed_and_carry_their_parent():
    import hashlib
    import hmac
    with kernel() as (manager, client):
        raw = dealer(manager, "control", b"somebody")
        sent = client.session.serialize(client.session.msg("kernel_info_request", {}))
        raw.send_multipart(sent)
        assert raw.poll(LIMIT * 1000)
        frames = raw.recv_multipart()
        assert frames[0] == b"<IDS|MSG>" and len(frames) == 6, frames
        key = manager.session.key
        assert frames[1].decode() == hmac.new(key, b"".join(frames[2:6]), hashlib.sha256).hexdigest()
        assert json.loads(frames[3])["msg_id"] == json.loads(sent[sent.index(b"<IDS|MSG>") + 2])["msg_id"]


def the_heart_beats():
    with kernel() as (manager, client):
        request = send(client, "execute_request", execution("await Task.Delay(500);"))
        for kind in (zmq.REQ, zmq.DEALER):
            beat = zmq.Context.instance().socket(kind)
            beat.linger = 0
            beat.connect(endpoint(manager, "hb"))
            for size in (1, 255, 256, 100_000):
                beat.send_multipart([b"x" * size, b"", b"y"])
                assert beat.poll(LIMIT * 1000) and beat.recv_multipart() == [b"x" * size, b"", b"y"]
        answer(client, request)


def a_listener_hears_what_it_subscribed_to():
    with kernel() as (manager, client):
        listener = zmq.Context.instance().socket(zmq.SUB)
        listener.linger = 0
        listener.subscribe(b"kernel.stream")
        listener.connect(endpoint(manager, "iopub"))

        def hears():
            run_ok(client, 'Console.Write("tick");')
            return listener.poll(100)

        until(hears, "the subscription")
        while listener.poll(500):
            assert listener.recv_multipart()[0] == b"kernel.stream"
        listener.unsubscribe(b"kernel.stream")

        def deaf():
            while listener.poll(50):
                listener.recv_multipart()
            run_ok(client, 'Console.Write("tock");')
            return not listener.poll(200)

        until(deaf, "the end of the subscription")


def strange_peers_are_turned_away():
    with kernel() as (manager, client):
        info = manager.get_connection_info()

        def talk(port, data):
            with socket.create_connection((info["ip"], info[port + "_port"])) as peer:
                peer.settimeout(5)
                try:
                    peer.sendall(data)
                    peer.shutdown(socket.SHUT_WR)
                    while peer.recv(4096):
                        pass
                except OSError:
                    pass

        greeting = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48)
        ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"
        ready = b"\x04" + bytes([len(ready)]) + ready
        for port in ("shell", "control", "stdin", "iopub", "hb"):
            talk(port, b"")
            talk(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
            talk(port, b"\xff" + bytes(8) + b"\x7f\x02" + bytes(53))
            talk(port, greeting.replace(b"NULL", b"CURV"))
            talk(port, greeting + b"\x04\x03\x05REA")
            talk(port, greeting + ready.replace(b"DEALER", b"PUSHER"))
            talk(port, greeting + ready + b"\x02" + struct.pack(">Q", 1 << 60))
            talk(port, greeting + ready + b"\xf8\x00")
            talk(port, greeting + ready + b"\x01\x05hello")
            # A command without a name, of a peer that fits.
            kind = {"iopub": b"SUB", "hb": b"REQ"}.get(port, b"DEALER")
            fitting = b"\x05READY\x0bSocket-Type" + struct.pack(">I", len(kind)) + kind
            talk(port, greeting + b"\x04" + bytes([len(fitting)]) + fitting + b"\x04\x00")
            # A property that is less than nothing long, of as much as no machine has, or longer than its command.
            for length in (-1, -(1 << 31), (1 << 31) - 1, 1000):
                broken = fitting + b"\x01X" + struct.pack(">i", length) + b"x"
                talk(port, greeting + b"\x04" + bytes([len(broken)]) + broken)
            # Commands of all kinds that end too early, and of nothing but noise.
            for command in (b"\x04PING", b"\x05ERROR", b"\x05ERROR\xff", b"\x09SUBSCRIBE", b"\x06CANCEL", b"\xffnobody", bytes(range(256)), b"\x05READY" + b"\xff" * 40):
                head = b"\x04" + bytes([len(command)]) if len(command) < 256 else b"\x06" + struct.pack(">Q", len(command))
                talk(port, greeting + head + command)
                talk(port, greeting + b"\x04" + bytes([len(fitting)]) + fitting + head + command)
        assert run_ok(client, "1").value() == "1"
        another(manager).stop_channels()


def without_descriptors_it_waits_for_some():
    import resource
    with kernel() as (manager, client):
        pid = manager.provisioner.pid
        run_ok(client, "1")
        info = manager.get_connection_info()
        before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (len(os.listdir(f"/proc/{pid}/fd")) + 4, before[1]))
        waiting = [socket.create_connection((info["ip"], info[name])) for _ in range(10) for name in ("shell_port", "iopub_port", "control_port")]

        def used():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        time.sleep(0.5)
        start, begin = used(), time.monotonic()
        time.sleep(2)
        part = (used() - start) / (time.monotonic() - begin)
        for one in waiting:
            one.close()
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
        another(manager).stop_channels()
        assert run_ok(client, "2").value() == "2"
        # Of a processor, while it had nothing to do.
        assert part < 0.5, part
        print(f"part of a processor: {part:.2f}")


def a_peer_of_version_3_0_is_understood():
    # No library speaks it any more: the greeting says minor version 0, and subscriptions are messages.
    with kernel() as (manager, client):
        info = manager.get_connection_info()
        with socket.create_connection((info["ip"], info["iopub_port"])) as peer:
            peer.settimeout(LIMIT)
            ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 3) + b"SUB"
            peer.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48) + b"\x04" + bytes([len(ready)]) + ready)
            peer.sendall(b"\x00\x01\x01")
            # A ping of version 3.1 on top: it has to come back with its context.
            peer.sendall(b"\x04\x09\x04PING\x00\x10hi")
            got = b""
            while b"\x04PONGhi" not in got or b"kernel.status" not in got:
                if b"\x04PONGhi" in got:
                    run_ok(client, "1")
                got += peer.recv(65536)


def two_clients_share_a_kernel():
    with kernel() as (manager, first):
        second = another(manager)
        run_ok(first, "var shared = 1;")
        assert run_ok(second, "++shared").value() == "2"
        requests = [(client, send(client, "execute_request", execution(f"{n}"))) for n in range(20) for client in (first, second)]
        counts = []
        for client, request in requests:
            while True:
                reply = client.get_shell_msg(timeout=LIMIT)
                if reply["parent_header"]["msg_id"] == request:
                    counts.append(reply["content"]["execution_count"])
                    break
        # Each client's come in its order; whose turn it is between the two is nobody's promise.
        assert sorted(counts) == list(range(3, 43)) and counts[::2] == sorted(counts[::2]) and counts[1::2] == sorted(counts[1::2]), counts
        # Each hears what the other one does.
        request = send(first, "execute_request", execution('Console.Write("heard by both");'))
        for client in (first, second):
            assert answer(client, request, reply=client is first).text() == "heard by both"
        second.stop_channels()
        assert run_ok(first, "shared").value() == "2"


def one_that_comes_back_takes_its_place():
    with kernel() as (manager, client):
        for _ in range(5):
            raw = dealer(manager, "shell", b"the same name")
            raw.send_multipart(client.session.serialize(client.session.msg("kernel_info_request", {})))
            assert raw.poll(LIMIT * 1000)
            raw.recv_multipart()


def one_that_never_reads_hinders_nobody():
    with kernel() as (manager, client):
        process = manager.provisioner.pid
        info = manager.get_connection_info()
        # A socket that subscribes to everything and never reads: libzmq itself would read ahead.
        with socket.create_connection((info["ip"], info["iopub_port"])) as deaf:
            ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 3) + b"SUB"
            deaf.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48) + b"\x04" + bytes([len(ready)]) + ready + b"\x00\x01\x01")
            time.sleep(0.5)
            for _ in range(10):
                got = run_ok(client, 'for (var i = 0; i < 100; i++) Console.WriteLine(new string(\'x\', 100_000));')
                assert len(got.text()) == 100 * 100_001
            with open(f"/proc/{process}/status") as status:
                peak = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
            # A hundred megabytes went by; they must not have been kept for it.
            assert peak < 400, f"{peak} MB"
            print(f"peak of the kernel: {peak} MB")
        assert run_ok(client, "1").value() == "1"


def replies_that_nobody_reads_hinder_nobody():
    with kernel() as (manager, client):
        info = manager.get_connection_info()
        ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"
        with socket.create_connection((info["ip"], info["shell_port"])) as deaf:
            deaf.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48) + b"\x04" + bytes([len(ready)]) + ready)
            for _ in range(200):
                frames = client.session.serialize(client.session.msg("kernel_info_request", {}))
                deaf.sendall(b"".join((b"\x02" if i == len(frames) - 1 else b"\x03") + struct.pack(">Q", len(f)) + f for i, f in enumerate(frames)))
            assert run_ok(client, "1").value() == "1"


def started(connection):
    """Starts the kernel as its kernelspec says, with a connection file of this text."""
    from jupyter_client.kernelspec import KernelSpecManager
    argv = KernelSpecManager().get_kernel_spec(KERNEL).argv
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "connection.json")
        if connection is not None:
            with open(path, "w") as file:
                file.write(connection if isinstance(connection, str) else json.dumps(connection))
        ended = subprocess.run([part.replace("{connection_file}", path) for part in argv], stderr=subprocess.PIPE, text=True, timeout=LIMIT)
        assert "at Notebooks." not in ended.stderr, ended.stderr
        return ended.returncode, ended.stderr


def ports():
    sockets = [socket.socket() for _ in range(5)]
    for made in sockets:
        made.bind(("127.0.0.1", 0))
    numbers = [made.getsockname()[1] for made in sockets]
    for made in sockets:
        made.close()
    return dict(zip(("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"), numbers))


def a_connection_file_that_is_not_usable_is_explained():
    whole = {**ports(), "transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256"}
    cases = [
        (None, "cannot be read"),
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        ({**whole, "transport": "ipc"}, "tcp only"),
        ({**whole, "signature_scheme": "hmac-md5"}, "hmac-sha256"),
        ({**whole, "shell_port": 0}, "shell_port"),
        ({**whole, "hb_port": "5"}, "hb_port"),
        ({**whole, "ip": "nowhere"}, "nowhere"),
        ({**whole, "ip": "*", "key": ""}, "has no key"),
        ({**whole, "ip": "0.0.0.0", "key": ""}, "has no key"),
        ({**whole, "ip": "::", "key": ""}, "has no key"),
    ]
    for connection, words in cases:
        code, message = started(connection)
        assert code == 1 and words in message and "connection" in message, (code, message)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, message = started({**whole, **ports(), "iopub_port": taken.getsockname()[1]})
        assert code == 1 and "iopub" in message and "cannot be bound" in message, (code, message)


def who_starts_a_kernel_carelessly_is_told():
    from jupyter_client.kernelspec import KernelSpecManager
    argv = KernelSpecManager().get_kernel_spec(KERNEL).argv
    whole = {**ports(), "transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256"}
    cases = [({**whole, "key": ""}, "has no key"), ({**whole, "ip": "*"}, "listens on 0.0.0.0")]
    for connection, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "connection.json")
            with open(path, "w") as file:
                json.dump(connection, file)
            process = subprocess.Popen([part.replace("{connection_file}", path) for part in argv], stderr=subprocess.PIPE, text=True)
            try:
                # The first line it says; the kernel itself goes on.
                line = process.stderr.readline()
                assert words in line and process.poll() is None, line
            finally:
                process.terminate()
                process.wait(LIMIT)
                process.stderr.close()


def it_listens_on_loopback_only():
    with kernel() as (manager, client):
        run_ok(client, "1")
        info = manager.get_connection_info()
        wanted = {info[name] for name in info if name.endswith("_port")}
        listening = {}
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(table) as rows:
                for row in rows.readlines()[1:]:
                    fields = row.split()
                    address, port = fields[1].split(":")
                    if fields[3] == "0A" and int(port, 16) in wanted:
                        listening[int(port, 16)] = address
        assert set(listening) == wanted, listening
        assert set(listening.values()) == {"0100007F"}, listening


if __name__ == "__main__":
    main(globals())
