using System.Reflection;
using System.Text.RegularExpressions;
using Notebooks.Jupyter.Tests.Execution;
using Notebooks.Jupyter.Tests.FrontEnds;
using Notebooks.Jupyter.Tests.Language;
using Notebooks.Jupyter.Tests.Serving;
using Notebooks.Jupyter.Tests.Support;
using Notebooks.Jupyter.Tests.Transport;

namespace Notebooks.Jupyter.Tests;

/// <summary>No case of a driver is forgotten.</summary>
public partial class DriverTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("execute", typeof(ExecutionTests))]
    [InlineData("control", typeof(ControlTests))]
    [InlineData("stdin", typeof(InputTests))]
    [InlineData("wire", typeof(WireTests))]
    [InlineData("language", typeof(LanguageTests))]
    [InlineData("nbclient_paths", typeof(NbclientTests))]
    public async Task Every_case_of_a_driver_is_run(string driver, Type tests)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(InstalledKernel.Clients, $"{driver}.py"));
        var listed = tests.GetMethods().SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>()).SelectMany(data => data.Data.Cast<string>());
        Assert.Equal(Case().Matches(source).Select(match => match.Groups[1].Value).Order(), listed.Order());
    }

    // A case takes nothing; what takes something helps the cases.
    [GeneratedRegex(@"^def (?!ports\b)([a-z0-9_]+)\(\):", RegexOptions.Multiline)]
    private static partial Regex Case();
}
