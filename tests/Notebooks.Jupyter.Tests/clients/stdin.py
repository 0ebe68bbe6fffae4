"""Cells that ask, and clients that answer."""
from driver import LIMIT, execution, kernel, main, run, run_ok, send, shared
from control import reply_to


def asked(client, code, answers):
    """Runs a cell and answers its questions."""
    request = send(client, "execute_request", execution(code, allow_stdin=True))
    questions = []
    for text in answers:
        question = client.get_stdin_msg(timeout=LIMIT)
        assert question["msg_type"] == "input_request" and question["parent_header"]["msg_id"] == request, question
        questions.append(question["content"])
        client.input(text)
    return reply_to(client, request), questions


def a_cell_reads_a_line():
    with shared() as (_, client):
        reply, questions = asked(client, 'var name = Console.ReadLine(); var second = Console.ReadLine();', ["Ada 😀", ""])
        assert reply["status"] == "ok" and questions == [{"prompt": "", "password": False}] * 2
        assert run_ok(client, "name + second.Length").value() == "Ada 😀0"
        reply, _ = asked(client, "var c = (char)Console.Read(); var rest = Console.ReadLine();", ["xyz"])
        assert reply["status"] == "ok" and run_ok(client, 'c + "|" + rest').value() == "x|yz"


def a_cell_asks_with_a_prompt():
    with shared() as (_, client):
        reply, questions = asked(client, 'var a = await GetInputAsync("Name?"); var b = await GetPasswordAsync("Secret?");', ["Ada", "1815"])
        assert reply["status"] == "ok", reply
        assert questions == [{"prompt": "Name?", "password": False}, {"prompt": "Secret?", "password": True}], questions
        assert run_ok(client, "a + b.GetClearTextPassword()").value() == "Ada1815"


def the_prompt_is_seen_before_the_question():
    with shared() as (_, client):
        request = send(client, "execute_request", execution('Console.Write("Name: "); var n = Console.ReadLine();', allow_stdin=True))
        client.get_stdin_msg(timeout=LIMIT)
        texts = []
        while "Name: " not in texts:
            message = client.get_iopub_msg(timeout=LIMIT)
            if message["msg_type"] == "stream":
                texts.append(message["content"]["text"])
        client.input("x")
        assert reply_to(client, request)["status"] == "ok"


def nobody_to_ask_is_an_error():
    with shared() as (_, client):
        got = run(client, "Console.ReadLine()", allow_stdin=False)
        assert got.reply["ename"] == "System.InvalidOperationException" and "no input" in got.reply["evalue"], got.reply
        got = run(client, 'await GetInputAsync("Name?")', allow_stdin=False)
        assert "Name?" in got.reply["evalue"], got.reply
        assert run_ok(client, "1").value() == "1"


def a_question_is_interrupted():
    with kernel() as (manager, client):
        run_ok(client, "var kept = 1;")
        request = send(client, "execute_request", execution("Console.ReadLine();", allow_stdin=True))
        client.get_stdin_msg(timeout=LIMIT)
        manager.interrupt_kernel()
        reply = reply_to(client, request)
        assert reply["status"] == "error" and "interrupted while it waited" in reply["evalue"], reply
        assert run_ok(client, "kept").value() == "1"


if __name__ == "__main__":
    main(globals())
