"""Lesson 25: computing, threads, processes."""

import asyncio
import concurrent.futures
import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
import threading

from claims import main, row, said

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


def sum_of_squares(n):
    return sum(i * i for i in range(n))


@row("`await asyncio.to_thread(f, x)`")
async def to_thread():
    def f(x):
        return x + 1, threading.get_ident()

    result, thread = await asyncio.to_thread(f, 41)
    assert result == 42 and thread != threading.get_ident()


@row("`await loop.run_in_executor(None, f)`")
async def the_default_executor():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="the default"))
    names = [await loop.run_in_executor(None, lambda: threading.current_thread().name),
             await asyncio.to_thread(lambda: threading.current_thread().name)]
    assert names == ["the default_0"] * 2, names


def number_and_process(numbers):
    numbers.append(3)
    return sum(numbers), os.getpid()


@row("`ProcessPoolExecutor` for computing; arguments are pickled")
async def processes():
    loop, numbers = asyncio.get_running_loop(), [1, 2]
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        total, process = await loop.run_in_executor(pool, number_and_process, numbers)
        assert total == 6 and process != os.getpid()
        assert numbers == [1, 2], "the child got the list itself, not a copy"
        try:
            await loop.run_in_executor(pool, len, [threading.Lock()])
        except (TypeError, pickle.PicklingError) as error:
            assert "pickle" in str(error)
            return
    raise AssertionError("a lock was sent to another process")


PROGRAM = """
import concurrent.futures, multiprocessing

def work():
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        print(pool.submit(abs, -1).result())

{start}
"""


def run_program(start):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(PROGRAM.format(start=start))
        return subprocess.run([sys.executable, "-B", path], capture_output=True, text=True)


@row('needs `if __name__ == "__main__":` where processes are spawned')
def the_guard():
    assert "spawn" in multiprocessing.get_all_start_methods()
    bare, guarded = run_program("work()"), run_program('if __name__ == "__main__":\n    work()')
    assert bare.returncode != 0 and "bootstrapping phase" in bare.stderr, bare
    assert (guarded.returncode, guarded.stdout) == (0, "1\n"), guarded


def two_threads(compute, interval):
    """Runs `compute(me)` on two threads that begin together."""
    before, together = sys.getswitchinterval(), threading.Event()

    def wait_and_compute(me):
        together.wait()
        compute(me)

    threads = [threading.Thread(target=wait_and_compute, args=(me,)) for me in range(2)]
    try:
        sys.setswitchinterval(interval)
        for thread in threads:
            thread.start()
        together.set()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)


@row("one thread computes at a time (the GIL), except in free-threaded builds")
def one_at_a_time():
    # Nobody has to give way for a thousand seconds: so the other thread stands still while this one computes.
    done, moved = [0, 0], [0, 0]

    def compute(me):
        last = done[1 - me]
        for _ in range(300_000):
            done[me] += 1
            if done[1 - me] != last:
                last = done[1 - me]
                moved[me] += 1

    two_threads(compute, 1000)
    assert done == [300_000, 300_000]
    if GIL:
        assert moved == [0, 0], f"the other moved on {moved} times"
    else:
        import sysconfig

        assert sysconfig.get_config_var("Py_GIL_DISABLED") == 1


@row("the thread pool may have `min(32, cores + 4)` threads at once")
async def the_size_of_the_pool():
    cores = getattr(os, "process_cpu_count", os.cpu_count)()
    size = min(32, cores + 4)
    meet, lock, inside, most = threading.Barrier(size), threading.Lock(), 0, 0

    def work():
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        meet.wait(timeout=60)
        with lock:
            inside -= 1

    await asyncio.gather(*(asyncio.to_thread(work) for _ in range(2 * size)))
    assert most == size, f"{most} instead of {size}"


@row("integers grow as needed")
def integers():
    big = 2**63 - 1
    assert big + 1 == 9_223_372_036_854_775_808 and (2**1000).bit_length() == 1001


@said("Python's integers grow.")
def the_sum():
    n = 10_000_000 - 1
    total = n * (n + 1) * (2 * n + 1) // 6
    assert total.bit_length() > 64 and sum_of_squares(1000) == 999 * 1000 * 1999 // 6
    assert 2**63 - 1 + sum_of_squares(1000) > 2**63


@said("`BigInteger` has no limit, as in Python.")
def no_limit():
    assert (1 << 1_000_000) - 1 < 1 << 1_000_000 and (1 << 1_000_000).bit_length() == 1_000_001


@said("Under Python's GIL threads take turns, so the tutorial starts *processes*.")
def turns():
    # With a short interval both get on, and each sees the other go on in between.
    done, alternations = [0, 0], [0, 0]

    def compute(me):
        last = done[1 - me]
        while min(alternations) < 3 and done[me] < 3_000_000:
            done[me] += 1
            if done[1 - me] != last:
                last = done[1 - me]
                alternations[me] += 1

    two_threads(compute, 0.0001)
    assert min(alternations) >= 3, f"no turns: {done}"


@said("Python's `to_thread` adds a thread with each call that finds none idle, up to its limit.")
def a_thread_for_each_call():
    cores = getattr(os, "process_cpu_count", os.cpu_count)()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        # One after the other is asked for, and each gets a thread of its own at once.
        meet = threading.Barrier(min(32, cores + 4))
        asked = [pool.submit(meet.wait, 60) for _ in range(meet.parties)]
        assert len({f.result() for f in asked}) == meet.parties > min(cores, 31)


if __name__ == "__main__":
    main()
