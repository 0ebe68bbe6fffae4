using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Serving;

/// <summary>Cells that ask, and clients that answer. The cases are in <c>clients/stdin.py</c>.</summary>
public class InputTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("a_cell_reads_a_line")]
    [InlineData("a_cell_asks_with_a_prompt")]
    [InlineData("the_prompt_is_seen_before_the_question")]
    [InlineData("nobody_to_ask_is_an_error")]
    [InlineData("a_question_is_interrupted")]
    public Task It_holds_that(string what) => kernel.CaseAsync("stdin", what);
}
