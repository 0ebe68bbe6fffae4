using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>A failure inside an imported file names that file and its own line, on either engine.</summary>
public sealed class ImportedFailureTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory(Timeout = 300_000)]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Interactive)]
    public async Task It_names_the_file_and_its_line(EngineKind engine)
    {
        _workspace.Write("bad.dib", "#!csharp\n\nvar a = 1;\n\n#!markdown\n\nText.\n\n#!csharp\n\nvar b = 2;\nint n = \"text\";\n");
        _workspace.Write("throws.csx", "var c = 1;\n\nthrow new InvalidOperationException(\"late\");\n");

        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", "// first\n\n#!import bad.dib", "#!import throws.csx"),
            _workspace.Options with { Engine = engine, KeepGoing = true });

        var failures = result.Cells.Select(cell => cell.Failure!).ToArray();
        Assert.Equal(["bad.dib", "throws.csx"], failures.Select(failure => failure.ImportedFile));
        // .NET Interactive keeps no lines of compiled code.
        Assert.Equal([12, engine == EngineKind.Compiled ? 3 : 0], failures.Select(failure => failure.Line));
        Assert.Contains("int n = \"text\";", failures[0].ImportedText);
        Assert.EndsWith("bad.dib:12", FailurePlace.TextOf(result.Path, result.Cells[0], failures[0]));
        Assert.Contains("bad.dib(12,9): error CS0029", Assert.Single(failures[0].Details));
    }
}
