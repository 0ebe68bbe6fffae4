using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Language;

/// <summary>Completion, inspection, and whether code can be run. The cases are in <c>clients/language.py</c>.</summary>
public class LanguageTests(InstalledKernel kernel)
{
    [Theory(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    [InlineData("names_are_completed")]
    [InlineData("what_was_referenced_is_known")]
    [InlineData("names_are_explained")]
    [InlineData("it_is_known_whether_code_goes_on")]
    [InlineData("nothing_is_prepared_while_a_cell_runs")]
    public Task It_holds_that(string what) => kernel.CaseAsync("language", what);
}
