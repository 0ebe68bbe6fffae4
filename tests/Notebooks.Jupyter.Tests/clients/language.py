"""What is known about code: completion, inspection, whether it can be run."""
import os
import tempfile

from driver import answer, ask, children, execution, kernel, main, run_ok, send


def complete(client, code, cursor=None):
    got = ask(client, "complete_request", {"code": code, "cursor_pos": len(code) if cursor is None else cursor}).reply
    return got["matches"], got["cursor_start"], got["cursor_end"]


def inspect(client, code, cursor=None):
    got = ask(client, "inspect_request", {"code": code, "cursor_pos": len(code) if cursor is None else cursor, "detail_level": 0}).reply
    assert got["status"] == "ok"
    return got["data"].get("text/plain") if got["found"] else None


def names_are_completed():
    with kernel() as (_, client):
        run_ok(client, 'var earlier = new List<string>();\nint Twice(int n) => 2 * n;\nrecord Point(int X, int Y);\nvar p = new Point(1, 2);')
        assert complete(client, "Console.Wri") == (["Write", "WriteLine"], 8, 11)
        assert complete(client, "earl")[0] == ["earlier"]
        assert complete(client, "Twi")[0] == ["Twice"]
        members, start, end = complete(client, "earlier.")
        assert {"Add", "Count", "Where", "Select"} <= set(members) and (start, end) == (8, 8), members
        assert {"X", "Y"} <= set(complete(client, "p.")[0])
        assert complete(client, "var local = 1;\nloca")[0][0] == "local"
        # In the middle of a line, and after characters that are two to .NET and one to the protocol.
        code = 'var s = "😀😀"; Console.WriteL(s);'
        assert complete(client, code, code.index("L(") + 1) == (["WriteLine"], code.index("WriteL"), code.index("L(") + 1)
        assert "foreach" in complete(client, "fore")[0]
        assert "WriteLine" in complete(client, "#if NET10_0_OR_GREATER && RELEASE\nConsole.WriteL")[0]
        assert complete(client, "#!im") == (["#!import"], 0, 4)
        assert complete(client, "nothing_like_this")[0] == []
        assert complete(client, "")[1:] == (0, 0)
        assert "Delay" in complete(client, "#!time\nawait Task.De")[0]


def what_was_referenced_is_known():
    with kernel(cwd=os.path.join(os.environ["COURSE"], "notebooks")) as (_, client):
        run_ok(client, "#!import ../shared/lesson.csx")
        assert "Record" in complete(client, "Timeline.Re")[0]
        assert "Records" in inspect(client, "Timeline.Record") or "Timeline.Record" in inspect(client, "Timeline.Record")
        assert inspect(client, "Check.That").count("Check.That") >= 1


def names_are_explained():
    with kernel() as (_, client):
        text = inspect(client, 'Console.WriteLine("a")', 10)
        assert "void Console.WriteLine(string? value)" in text.splitlines()[0], text
        assert "Writes the specified string value" in text and "throws IOException" in text, text
        assert "Console.WriteLine(int value)" in text
        # Among the arguments of a call.
        assert "Task.Delay" in inspect(client, "await Task.Delay(100, ")
        assert "List" in inspect(client, "var l = new List<int>(")
        run_ok(client, "/// <summary>Doubles a number.</summary>\n/// <param name=\"n\">The number.</param>\nint Twice(int n) => 2 * n;\nvar earlier = Twice(2);")
        text = inspect(client, "Twice(4)", 2)
        assert "int Twice(int n)" in text and "Doubles a number." in text and "n: The number." in text, text
        assert "int earlier" in inspect(client, "earlier + 1", 3)
        assert "List<int>" in inspect(client, "List<int> x;", 2)
        assert "string" in inspect(client, 'var s = "a";\ns.Length', 14)
        assert inspect(client, "nothing_like_this") is None
        assert inspect(client, "") is None


def it_is_known_whether_code_goes_on():
    with kernel() as (_, client):
        def status(code):
            got = ask(client, "is_complete_request", {"code": code}).reply
            return got["status"], got.get("indent")

        for code in ("1", "var x = 1;", "Console.WriteLine(1);", "if (true) { }", "", "// a comment", "#!import x.csx", "#!time\nvar x = 1;", "async Task F()\n{\n    await Task.Yield();\n}"):
            assert status(code) == ("complete", None), (code, status(code))
        for code, indent in {"if (true) {": 4, "Console.WriteLine(": 4, "void F()\n{\n    if (true)\n    {": 8, "var x =": 0, "/* a comment": 0, 'var s = """\nraw': 0, "F(1,": 4}.items():
            assert status(code) == ("incomplete", " " * indent), (code, status(code))
        for code in ("foo bar )", "}", "var 1x = 2;"):
            assert status(code)[0] == "invalid", (code, status(code))


def of_the_language(pid):
    """Ticks of processor time that the process which knows the language has used."""
    used = 0
    for child in children(pid):
        try:
            with open(f"/proc/{child}/cmdline") as command, open(f"/proc/{child}/stat") as stat:
                if "language-worker" in command.read():
                    used += sum(int(ticks) for ticks in stat.read().rsplit(")", 1)[1].split()[11:13])
        except (FileNotFoundError, ProcessLookupError):
            pass
    return used


def nothing_is_prepared_while_a_cell_runs():
    with kernel() as (manager, client):
        used = []

        def note(message):
            if message["msg_type"] == "stream":
                used.append(of_the_language(manager.provisioner.pid))

        cells = [send(client, "execute_request", execution(code)) for code in ("1", 'Console.WriteLine("begins"); await Task.Delay(4000); Console.WriteLine("ends");')]
        answer(client, cells[0])
        answer(client, cells[1], on_output=note)
        begins, ends = used
        assert "WriteLine" in complete(client, "Console.Wri")[0]
        total = of_the_language(manager.provisioner.pid)
        assert ends - begins < total / 2, f"{begins} ticks when the cell began, {ends} when it ended, {total} after the first answer"


if __name__ == "__main__":
    main(globals())
