"""Notebooks as nbclient runs them: errors, limits, parameters."""
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from driver import KERNEL, main


def notebook(*cells):
    made = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": KERNEL, "display_name": ".NET (C#)", "language": "C#"}})
    for cell in cells:
        source, tags = cell if isinstance(cell, tuple) else (cell, [])
        made.cells.append(nbformat.v4.new_code_cell(source, metadata={"tags": tags} if tags else {}))
    return made


def text(cell):
    return "".join(o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in cell.outputs)


def an_error_stops_the_notebook():
    made = notebook("var a = 1;", 'throw new Exception("in the second");', "a")
    try:
        NotebookClient(made, kernel_name=KERNEL, timeout=300).execute()
        raise AssertionError("no error")
    except CellExecutionError as e:
        assert e.ename == "System.Exception" and "in the second" in str(e) and "cell [2], line 1" in str(e), str(e)
    assert made.cells[2].execution_count is None


def an_error_that_may_happen_does_not():
    made = notebook(("throw new Exception();", ["raises-exception"]), ("nonsense", ["raises-exception"]), "1 + 1")
    NotebookClient(made, kernel_name=KERNEL, timeout=300).execute()
    assert [o.output_type for o in made.cells[0].outputs] == ["error"] and made.cells[1].outputs[0].ename == "CS0103"
    assert text(made.cells[2]) == "2"
    made = notebook("throw new Exception();", "1 + 1")
    NotebookClient(made, kernel_name=KERNEL, timeout=300, allow_errors=True).execute()
    assert text(made.cells[1]) == "2"


def a_cell_that_takes_too_long_is_stopped():
    def limit(cell):
        return 3 if "while" in cell.source else 300

    made = notebook("var n = 1;", "while (true) ;", "1")
    try:
        NotebookClient(made, kernel_name=KERNEL, timeout_func=limit).execute()
        raise AssertionError("no time limit")
    except CellTimeoutError as e:
        assert "while (true)" in str(e)
    assert made.cells[2].execution_count is None
    # With this, nbclient interrupts and goes on.
    made = notebook("while (true) ;", "1 + 1")
    NotebookClient(made, kernel_name=KERNEL, timeout_func=limit, interrupt_on_timeout=True, allow_errors=True).execute()
    assert made.cells[0].outputs[0].ename == "KeyboardInterrupt" and text(made.cells[1]) == "2"


def parameters_replace_their_defaults():
    # What papermill does: a cell with the tag "parameters", and one after it that is injected.
    made = notebook(("var count = 1;\nvar name = \"nobody\";", ["parameters"]), ("var count = 3;\nvar name = \"Ada\";", ["injected-parameters"]), '$"{count} {name}"')
    NotebookClient(made, kernel_name=KERNEL, timeout=300).execute()
    assert text(made.cells[2]) == "3 Ada"


def nobody_answers_questions():
    made = notebook("Console.ReadLine()")
    try:
        NotebookClient(made, kernel_name=KERNEL, timeout=300).execute()
        raise AssertionError("no error")
    except CellExecutionError as e:
        assert "no input" in str(e)


def a_crash_is_an_error():
    made = notebook("Environment.Exit(0);", "1")
    try:
        NotebookClient(made, kernel_name=KERNEL, timeout=300).execute()
        raise AssertionError("no error")
    except CellExecutionError as e:
        assert "Environment.Exit(0)" in str(e), str(e)


if __name__ == "__main__":
    main(globals())
