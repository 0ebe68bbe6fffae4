"""Executing cells: what is published, in which order, and what the reply says."""
import os
import re
import tempfile
import time

from driver import LIMIT, answer, ask, execution, kernel, main, run, run_ok, send, shared


def every_request_is_answered():
    requests = {
        "kernel_info_request": {},
        "execute_request": execution("1"),
        "complete_request": {"code": "Conso", "cursor_pos": 5},
        "inspect_request": {"code": "Console", "cursor_pos": 3, "detail_level": 0},
        "is_complete_request": {"code": "1"},
        "history_request": {"hist_access_type": "tail", "n": 5, "output": False, "raw": True},
        "comm_info_request": {},
        "connect_request": {},
    }
    with shared() as (_, client):
        for kind, content in requests.items():
            got = ask(client, kind, content)
            assert got.reply["status"] in ("ok", "complete"), (kind, got.reply)
            assert got.message["msg_type"] == kind.replace("request", "reply"), got.message["msg_type"]
        info = ask(client, "kernel_info_request", {}).reply
        assert info["protocol_version"] == "5.3" and info["language_info"]["name"] == "C#" and info["language_info"]["file_extension"] == ".cs"
        assert ask(client, "comm_info_request", {}).reply["comms"] == {}


def a_comm_that_nobody_knows_is_closed():
    with shared() as (_, client):
        got = ask(client, "comm_open", {"comm_id": "abc", "target_name": "nobody", "data": {}}, reply=False)
        assert got.all("comm_close") == [{"comm_id": "abc", "data": {}}]
        run_ok(client, "1")


def outputs_come_in_order():
    with shared() as (_, client):
        got = run_ok(client, 'Console.WriteLine("one"); display("two"); Console.Error.WriteLine("three"); 4')
        kinds = [m["msg_type"] for m in got.published]
        assert kinds == ["status", "execute_input", "stream", "display_data", "stream", "execute_result", "status"], kinds
        assert got.text() == "one\n" and got.text("stderr") == "three\n" and got.value() == "4"
        assert got.all("execute_input")[0] == {"code": 'Console.WriteLine("one"); display("two"); Console.Error.WriteLine("three"); 4', "execution_count": got.reply["execution_count"]}
        assert got.reply["execution_count"] == got.all("execute_result")[0]["execution_count"]
        assert got.all("display_data")[0]["transient"]["display_id"]


def output_appears_as_it_is_made():
    # The cell goes on only when this side has seen its first line.
    with shared() as (_, client), tempfile.TemporaryDirectory() as folder:
        seen = os.path.join(folder, "seen")

        def note(message):
            if message["msg_type"] == "stream" and "first" in message["content"]["text"]:
                open(seen, "w").close()

        request = send(client, "execute_request", execution(
            f'Console.WriteLine("first"); while (!System.IO.File.Exists("{seen}")) await Task.Delay(10); Console.WriteLine("second");'))
        got = answer(client, request, on_output=note)
        assert got.text() == "first\nsecond\n"


def displays_are_updated_and_cleared():
    with shared() as (_, client):
        got = run_ok(client, 'var shown = display("before"); shown.Update("after");')
        first, update = got.all("display_data")[0], got.all("update_display_data")[0]
        assert first["data"]["text/plain"] == "before" and update["data"]["text/plain"] == "after"
        assert first["transient"]["display_id"] == update["transient"]["display_id"]
        later = run_ok(client, 'shown.Update("from another cell");')
        assert later.all("update_display_data")[0]["transient"] == first["transient"]
        assert run_ok(client, 'Console.Write("\\e[2Jnext");').all("clear_output") == [{"wait": True}]
        assert run_ok(client, 'Console.Write("\\e[2J");').all("clear_output") == [{"wait": False}]


def a_recording_is_drawn_while_it_runs_and_has_its_tools_in_the_end():
    figure = "application/vnd.plotly.v1+json"
    library = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "bin", "Lessons.dll")
    with shared() as (_, client):
        run_ok(client, f'#r "{os.path.abspath(library)}"\nusing Lessons; using Lessons.Recordings;\nLesson.Use(value => {{ var shown = display(value); return shown.Update; }});')
        got = run_ok(client, 'var alive = await Timeline.RecordLive("alive", t => t.Run("wait", () => Task.Delay(2000)));')
        shown, updates = got.all("display_data"), got.all("update_display_data")
        # The first shows that nothing has happened yet; of the others at least one comes while the operation waits.
        assert len(shown) == 1 and len(updates) >= 2, (len(shown), len(updates))
        assert {update["transient"]["display_id"] for update in updates} == {shown[0]["transient"]["display_id"]}
        tools = ["timeline" in update["data"][figure]["layout"].get("meta", {}) for update in updates]
        assert tools == [False] * (len(updates) - 1) + [True], tools
        assert updates[-1]["data"][figure]["layout"]["meta"]["live"]


def an_error_is_one_message():
    with kernel() as (_, client):
        got = run(client, 'void Fail()\n{\n    throw new InvalidOperationException("no");\n}\n\nFail();')
        assert [m["msg_type"] for m in got.published] == ["status", "execute_input", "error", "status"]
        assert got.reply["status"] == "error" and got.reply["ename"] == "System.InvalidOperationException" and got.reply["evalue"] == "no"
        assert got.reply["traceback"] == got.all("error")[0]["traceback"]
        assert "at Fail in cell [1], line 3" in got.error() and "cell [1], line 6" in got.error(), got.error()

        got = run(client, 'var a = 1;\nvar b = missing;')
        assert [m["msg_type"] for m in got.published] == ["status", "execute_input", "error", "status"]
        assert got.reply["ename"] == "CS0103" and "cell [2], line 2, column 9: error CS0103" in got.error(), got.error()
        assert "var b = missing;" in got.error()

        got = run(client, '#!import nowhere.csx')
        assert got.reply["ename"] == "Unsupported" and "cell [3], line 1" in got.error() and "nowhere.csx" in got.error(), got.error()
        assert run_ok(client, "1").value() == "1"


def an_untouched_exercise_says_which_cell_to_change():
    starter = "// exercise: six\nasync Task<int> SixAsync()\n{\n    throw new NotImplementedException();\n}"
    check = '// check: six\nConsole.WriteLine("begun"); if (await SixAsync() != 6) throw new Exception("wrong");'
    with kernel() as (_, client):
        run_ok(client, "1")
        run_ok(client, starter)
        got = run(client, check)
        assert [m["msg_type"] for m in got.published] == ["status", "execute_input", "error", "status"]
        assert (got.reply["ename"], got.reply["evalue"]) == ("NotSolved", "Not solved yet: replace the `throw` in cell [2]."), got.reply
        assert got.reply["traceback"] == ["Not solved yet: replace the `throw` in cell [2]."], got.reply["traceback"]
        run_ok(client, starter)
        assert "cell [4]" in run(client, check).reply["evalue"]
        run_ok(client, starter.replace("throw new NotImplementedException();", "return 5;"))
        got = run(client, check)
        assert (got.text(), got.reply["evalue"]) == ("begun\n", "wrong"), (got.text(), got.reply)
        # Code that a front end runs beside the cells has no number that a reader sees.
        ask(client, "execute_request", execution(starter, store_history=False))
        assert run(client, check).reply["evalue"] == "Not solved yet: replace the `throw` in the cell that begins with `// exercise:`."


def a_failed_claim_appears_once_and_without_frames_of_the_library():
    library = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "bin", "Lessons.dll")
    with kernel() as (_, client):
        run_ok(client, f'#r "{os.path.abspath(library)}"\nusing Lessons; using Lessons.Checking;\nLesson.Use(value => {{ var shown = display(value); return shown.Update; }});')
        got = run(client, 'Check.That("it is six", 7, Is.EqualTo(6), likely: "one too many");')
        [row] = got.all("display_data")
        assert "it is six" in row["data"]["text/html"] and "one too many" in row["data"]["text/html"], row
        assert got.reply["traceback"] == ["The claim above does not hold: cell [2], line 1."], got.reply["traceback"]
        assert got.reply["evalue"].startswith("it is six: 7") and "one too many" in got.reply["evalue"], got.reply["evalue"]
        got = run(client, 'await Check.Throws<TimeoutException>("it is late", () => Task.CompletedTask);')
        assert len(got.all("display_data")) == 1 and "/_/" not in got.error(), got.error()
        got = run(client, "Check.That(\"it is six\", 6, (IExpectation<int>)null!);")
        assert "ArgumentNullException" in got.reply["ename"] and "/_/" not in got.error() and "Check" not in got.error().split("\n", 1)[1], got.error()


def a_cell_that_fails_keeps_what_it_assigned():
    with shared() as (_, client):
        run(client, 'var kept = 42; throw new Exception();')
        assert run_ok(client, "kept").value() == "42"


def a_warning_is_shown():
    with shared() as (_, client):
        got = run_ok(client, "async Task Later() { await Task.Yield(); }\nLater();\nConsole.WriteLine(1);")
        assert "line 2: warning CS4014" in got.text("stderr"), got.text("stderr")


def without_cultures_the_first_cell_says_so():
    with tempfile.TemporaryDirectory() as broken:
        # The loader takes these first, and does not go on when they are no libraries.
        for name in ["libicuuc.so"] + [f"libicuuc.so.{major}{minor}" for major in range(50, 110) for minor in ("", ".0", ".1", ".2")]:
            open(os.path.join(broken, name), "w").close()
        with kernel(LD_LIBRARY_PATH=broken) as (_, client):
            first, second = (run_ok(client, 'Console.Write("e\\u0301".Normalize().Length);') for _ in range(2))
            assert "the library ICU is not installed" in first.text("stderr"), first.text("stderr")
            assert (first.text(), second.text(), second.text("stderr")) == ("2", "2", ""), (first.text(), second.text(), second.text("stderr"))


def a_failed_cell_aborts_those_that_wait():
    with shared() as (_, client), tempfile.TemporaryDirectory() as folder:
        go = os.path.join(folder, "go")
        requests = [send(client, "execute_request", execution(f'while (!System.IO.File.Exists("{go}")) await Task.Delay(10); throw new Exception("first");'))]
        requests += [send(client, "execute_request", execution(f"{n}")) for n in (2, 3)]
        info = send(client, "kernel_info_request", {})
        # Asked on control, this is answered while the first cell still runs; all of the above have arrived then.
        ask(client, "kernel_info_request", {}, channel="control")
        time.sleep(0.5)
        open(go, "w").close()
        statuses = []
        for request in requests + [info]:
            statuses.append(client_reply(client, request)["content"]["status"])
        assert statuses == ["error", "aborted", "aborted", "ok"], statuses
        assert run_ok(client, "4").value() == "4"


def a_cell_that_does_not_compile_aborts_those_sent_behind_it():
    with shared() as (_, client):
        run_ok(client, "var answer = 1; var checks = 0;")
        told = 0
        for _ in range(20):
            # From the second time on, what the compiler says is known: the cell fails as fast as can be.
            exercise = send(client, "execute_request", execution("answer = missing;"))
            time.sleep(0.01)
            check = send(client, "execute_request", execution("checks++;"))
            later = send(client, "execute_request", execution("checks++;"))
            # One thread reads all sockets: it has read the two above when it comes to this.
            read = send(client, "kernel_info_request", {}, channel="control")
            failed = client_reply(client, exercise)
            assert failed["content"]["ename"] == "CS0103"
            statuses = [client_reply(client, request)["content"]["status"] for request in (check, later)]
            # On a machine that is slow, the failure may have been answered before they were read.
            if client_reply(client, read, "control")["header"]["date"] < failed["header"]["date"]:
                told += 1
                assert statuses == ["aborted", "aborted"], statuses
        assert told > 0


def without_stop_on_error_the_next_cell_runs():
    with shared() as (_, client):
        requests = [send(client, "execute_request", execution(code, stop_on_error=False)) for code in ('throw new Exception();', "2")]
        assert [client_reply(client, request)["content"]["status"] for request in requests] == ["error", "ok"]


def client_reply(client, request, channel="shell"):
    while True:
        message = getattr(client, f"get_{channel}_msg")(timeout=LIMIT)
        if message["parent_header"].get("msg_id") == request:
            return message


def silent_and_unstored_executions_do_not_count():
    with kernel() as (_, client):
        assert run_ok(client, "1").reply["execution_count"] == 1
        silent = run_ok(client, 'var hidden = 5; Console.WriteLine("unheard"); hidden', silent=True)
        assert [m["msg_type"] for m in silent.published] == ["status", "status"], [m["msg_type"] for m in silent.published]
        unstored = run_ok(client, "hidden", store_history=False)
        assert unstored.reply["execution_count"] == 1 and unstored.value() == "5"
        assert run_ok(client, "2").reply["execution_count"] == 2
        history = ask(client, "history_request", {"hist_access_type": "tail", "n": 10, "output": False, "raw": True}).reply["history"]
        assert [entry[1:] for entry in history] == [[1, "1"], [2, "2"]], history


def user_expressions_are_evaluated():
    with shared() as (_, client):
        got = run_ok(client, "var x = 20;", user_expressions={"twice": "x * 2", "wrong": "nonsense", "thrown": 'int.Parse("a")'})
        values = got.reply["user_expressions"]
        assert values["twice"]["status"] == "ok" and values["twice"]["data"]["text/plain"] == "40", values
        assert values["wrong"]["status"] == "error" and values["wrong"]["ename"] == "CS0103"
        assert values["thrown"]["status"] == "error" and values["thrown"]["ename"] == "System.FormatException"
        assert not got.all("execute_result")
        assert run_ok(client, "x").value() == "20"


def history_is_found():
    with kernel() as (_, client):
        for code in ("var a = 1;", "var b = 2;", "a + b", "var b = 2;"):
            run_ok(client, code)

        def history(**what):
            return [entry[2] for entry in ask(client, "history_request", {"output": False, "raw": True, **what}).reply["history"]]

        assert history(hist_access_type="tail", n=2) == ["a + b", "var b = 2;"]
        assert history(hist_access_type="range", session=0, start=2, stop=4) == ["var b = 2;", "a + b"]
        assert history(hist_access_type="search", pattern="var ?*", n=10) == ["var a = 1;", "var b = 2;", "var b = 2;"]
        assert history(hist_access_type="search", pattern="var*", n=10, unique=True) == ["var a = 1;", "var b = 2;"]


def late_output_belongs_to_the_cell_that_started_it():
    with shared() as (_, client), tempfile.TemporaryDirectory() as folder:
        go = os.path.join(folder, "go")
        first = send(client, "execute_request", execution(
            f'_ = Task.Run(async () => {{ while (!System.IO.File.Exists("{go}")) await Task.Delay(10); Console.WriteLine("late"); }});'))
        answer(client, first)
        run_ok(client, "1")
        open(go, "w").close()
        while True:
            message = client.get_iopub_msg(timeout=LIMIT)
            if message["msg_type"] == "stream":
                assert message["content"]["text"] == "late\n" and message["parent_header"]["msg_id"] == first
                return


def text_of_all_kinds_arrives():
    with shared() as (_, client):
        assert run_ok(client, 'Console.Write("ä€😀");').text() == "ä€😀"
        assert run_ok(client, '"a\\0b\\u2028c"').value() == "a\0b\u2028c"
        # Half a character alone is no text, and no reason to lose the kernel.
        run_ok(client, 'Console.Write("x\\ud83dy"); display("\\ud83d");')
        assert run_ok(client, '"still here"').value() == "still here"


def directives_work():
    with shared() as (_, client), tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "lib.csx"), "w") as file:
            file.write("using System.IO;\nint Twice(int n) => 2 * n;\nvoid Fail() =>\n    throw new Exception();")
        assert run_ok(client, f"#!import {folder}/lib.csx\nTwice(21)").value() == "42"
        assert run_ok(client, 'Path.GetFileName("a/b")').value() == "b"
        assert "lib.csx:line 4" in run(client, "Fail();").error()
        assert any("Wall time" in d["data"]["text/plain"] for d in run_ok(client, "#!time\n1").all("display_data"))
        assert run_ok(client, "#!html\n<b>bold</b>").all("display_data")[0]["data"]["text/html"] == "<b>bold</b>"


def a_cell_may_only_name_a_package():
    with open(os.path.join(os.environ["COURSE"], "Directory.Packages.props")) as pins:
        version = re.search(r'"Flurl.Http" Version="([^"]+)"', pins.read()).group(1)
    with kernel() as (_, client):
        run_ok(client, f'#r "nuget: Flurl.Http, {version}"')
        assert run_ok(client, 'new Flurl.Http.FlurlClient("http://127.0.0.1").BaseUrl').value() == "http://127.0.0.1"


def cells_run_in_the_notebooks_folder():
    with tempfile.TemporaryDirectory() as folder, kernel(cwd=folder) as (_, client):
        assert run_ok(client, "System.IO.Directory.GetCurrentDirectory()").value() == os.path.realpath(folder)


def a_thousand_quick_cells():
    with shared() as (_, client):
        run_ok(client, "var n = 0;")
        requests = [send(client, "execute_request", execution("n++;")) for _ in range(1000)]
        for request in requests:
            assert client_reply(client, request)["content"]["status"] == "ok"
        assert run_ok(client, "n").value() == "1000"


def ten_megabytes():
    with shared() as (_, client):
        got = run_ok(client, 'for (var i = 0; i < 100_000; i++) Console.WriteLine(i.ToString().PadLeft(104, \'.\'));')
        lines = got.text().splitlines()
        assert len(lines) == 100_000 and all(line == str(i).rjust(104, ".") for i, line in enumerate(lines))
        # Joined on the way, or no front end could show them.
        assert len(got.all("stream")) < 10_000, len(got.all("stream"))
        assert len(run_ok(client, "new string('x', 10_000_000)").value()) == 10_000_000


if __name__ == "__main__":
    main(globals())
