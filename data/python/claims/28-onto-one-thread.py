"""Lesson 28: a loop on a thread of its own."""

import asyncio
import concurrent.futures
import contextlib
import logging
import queue
import sys
import threading
import warnings

from claims import main, row, said


@contextlib.contextmanager
def loop_on_a_thread():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield loop, thread
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def where(loop):
    """The thread on which the loop runs what it is given."""
    answer = concurrent.futures.Future()
    loop.call_soon_threadsafe(lambda: answer.set_result(threading.current_thread()))
    return answer.result(60)


@row("`Thread(target=loop.run_forever, daemon=True).start()`")
def started():
    with loop_on_a_thread() as (loop, thread):
        assert where(loop) is thread and thread.daemon


@row("`loop.call_soon_threadsafe(f)`")
def posted():
    order = []
    with loop_on_a_thread() as (loop, thread):
        for n in range(3):
            loop.call_soon_threadsafe(order.append, n)
        assert where(loop) is thread
    assert order == [0, 1, 2]


@row("`run_coroutine_threadsafe(f(), loop).result()`")
def invoked():
    async def f():
        await asyncio.sleep(0)
        return threading.current_thread()

    with loop_on_a_thread() as (loop, thread):
        future = asyncio.run_coroutine_threadsafe(f(), loop)
        assert isinstance(future, concurrent.futures.Future)
        assert future.result(60) is thread


@row("Tkinter: `root.after(…)`, a queue to look into")
def a_window():
    # The pattern itself, on a loop: the window's thread looks into a queue again and again.
    inbox, seen = queue.Queue(), []
    with loop_on_a_thread() as (loop, thread):
        looked = threading.Event()

        def look():
            with contextlib.suppress(queue.Empty):
                seen.append((inbox.get_nowait(), threading.current_thread()))
                looked.set()
                return
            loop.call_later(0.001, look)

        loop.call_soon_threadsafe(look)
        inbox.put("from another thread")
        assert looked.wait(60)
    assert seen == [("from another thread", thread)]
    try:
        import tkinter
    except ImportError:
        return
    assert callable(tkinter.Tk.after)
    with contextlib.suppress(tkinter.TclError):    # no display
        root, ran = tkinter.Tk(), []
        root.after(1, lambda: (ran.append(threading.current_thread()), root.quit()))
        root.mainloop()
        root.destroy()
        assert ran == [threading.current_thread()]


@row("`loop.call_soon_threadsafe(loop.stop)`")
def stopped():
    with loop_on_a_thread() as (loop, thread):
        done = []
        loop.call_soon_threadsafe(done.append, "before")
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        assert done == ["before"] and not loop.is_running()


@row("only the loop's thread may start a task on it")
def a_task_from_elsewhere():
    async def f():
        pass

    errors = []
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)    # "Task was destroyed but it is pending!"
    with loop_on_a_thread() as (loop, _):
        where(loop)
        loop.set_debug(True)    # then asyncio looks at the thread
        for start in [lambda c: loop.create_task(c), asyncio.create_task]:
            coroutine = f()
            try:
                start(coroutine)
            except RuntimeError as error:
                errors.append(str(error))
            coroutine.close()
        loop.set_debug(False)
    logging.getLogger("asyncio").setLevel(logging.NOTSET)
    assert len(errors) == 2 and "Non-thread-safe" in errors[0] and "no running event loop" in errors[1], errors


@row("`asyncio.run(main(), loop_factory=…)`; loop policies are deprecated since 3.14", since=(3, 12))
def a_loop_of_ones_choice():
    class Mine(asyncio.SelectorEventLoop):
        pass

    async def which():
        return type(asyncio.get_running_loop())

    assert asyncio.run(which(), loop_factory=Mine) is Mine
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        asyncio.set_event_loop_policy(None)
    deprecated = any(w.category is DeprecationWarning for w in warned)
    assert deprecated == (sys.version_info >= (3, 14))


@said("asyncio leaves such a call pending.")
def after_the_stop():
    waits = threading.Event()

    async def f():
        waits.set()
        await asyncio.Event().wait()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    future = asyncio.run_coroutine_threadsafe(f(), loop)
    waits.wait()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    try:
        future.result(0.1)
        raise AssertionError("a stopped loop ran it")
    except concurrent.futures.TimeoutError:
        assert not future.done()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.close()


@said("In Python you can choose the loop: once by a **policy**, deprecated since 3.14, now by `loop_factory`.", since=(3, 12))
def by_policy_and_by_factory():
    class Mine(asyncio.SelectorEventLoop):
        pass

    async def which():
        return type(asyncio.get_running_loop())

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")

        class Policy(asyncio.DefaultEventLoopPolicy):
            def new_event_loop(self):
                return Mine()

        asyncio.set_event_loop_policy(Policy())
        try:
            assert asyncio.run(which()) is Mine
        finally:
            asyncio.set_event_loop_policy(None)
    assert any(w.category is DeprecationWarning for w in warned) == (sys.version_info >= (3, 14))
    assert asyncio.run(which(), loop_factory=Mine) is Mine
    assert asyncio.run(which()) is not Mine


main()
