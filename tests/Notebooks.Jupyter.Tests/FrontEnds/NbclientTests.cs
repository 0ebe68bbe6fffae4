using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>Notebooks as nbclient runs them. The cases are in <c>clients/nbclient_paths.py</c>.</summary>
public class NbclientTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("an_error_stops_the_notebook")]
    [InlineData("an_error_that_may_happen_does_not")]
    [InlineData("a_cell_that_takes_too_long_is_stopped")]
    [InlineData("parameters_replace_their_defaults")]
    [InlineData("nobody_answers_questions")]
    [InlineData("a_crash_is_an_error")]
    public Task It_holds_that(string what) => kernel.CaseAsync("nbclient_paths", what);
}
