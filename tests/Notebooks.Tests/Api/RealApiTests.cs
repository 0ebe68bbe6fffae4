using Notebooks.Running;

namespace Notebooks.Tests.Api;

/// <summary>Notebooks written for .NET Interactive.</summary>
public sealed class RealApiTests : IDisposable
{
    private static readonly Dictionary<string, string> Inputs = new() { ["City"] = "Rome", ["key"] = "1815" };

    private readonly Workspace _workspace = new();

    private string Feed => Path.Combine(_workspace.Folder, "feed");

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task Its_kernels_values_directives_input_and_extensions_work()
    {
        using var package = new ExtensionPackage(Feed);

        var result = await RunApiNotebookAsync(package, EngineKind.Compiled);

        Assert.Equal((null, null), (result.Failure?.Message, result.Cells.FirstOrDefault(c => c.Failure is not null)?.Failure!.Message));
        Assert.Equal(
            [
                "loaded\n", "the answer is 42, says CompositeKernel\n", "CompositeKernel\ncsharp\n", "41\n", "<b>hi</b>\n",
            ],
            result.Cells.Take(5).Select(c => c.Text()));
        Assert.Equal(["text/html", "text/csv", "text/plain"], Kinds(result.Cells[5]));
        Assert.Equal(["text/latex", "text/plain"], Kinds(result.Cells[6]));
        Assert.Equal(["************\nsecret\n", "20.5\n", "Oslo\n", "Oslo\n", "True\n", "to Rome\n", "1815\n", "Rome\n"], result.Cells.Where((_, i) => i is 7 or (>= 9 and <= 15)).Select(c => c.Text()));
        Assert.Contains("cities", (string?)Assert.IsType<DisplayOutput>(Assert.Single(result.Cells[16].Outputs)).Data["text/html"]);
    }

    [Fact(Timeout = 300_000)]
    public async Task It_shows_the_same_on_dotnet_interactive_in_kind()
    {
        using var package = new ExtensionPackage(Feed);

        var ours = await RunApiNotebookAsync(package, EngineKind.Compiled);
        var theirs = await RunApiNotebookAsync(package, EngineKind.Interactive);

        Assert.Equal((null, null), (theirs.Failure?.Message, theirs.Cells.FirstOrDefault(c => c.Failure is not null)?.Failure!.Message));
        // Only there does a restore say how it goes on.
        Assert.Equal(ours.Cells.Skip(1).Select(OutputKinds), theirs.Cells.Skip(1).Select(OutputKinds));
    }

    [Fact(Timeout = 300_000)]
    public async Task An_extension_is_loaded_once_also_from_the_cache()
    {
        using var package = new ExtensionPackage(Feed);
        string[] cells = [package.Directives, package.Directives, "new Interleave.TestExtension.Answer(1)"];

        var first = await _workspace.RunCellsAsync(cells);
        var second = await _workspace.RunCellsAsync(cells);

        foreach (var result in (NotebookResult[])[first, second])
            Assert.Equal(["loaded\n", "", "the answer is 1, says CompositeKernel\n"], result.Cells.Select(c => c.Text()));
        Assert.Equal(0, second.Cells.Sum(c => c.Compiled));
    }

    [Fact(Timeout = 300_000)]
    public async Task An_extension_that_fails_fails_the_cell_that_names_its_package()
    {
        using var package = new ExtensionPackage(Feed, "throw new InvalidOperationException(\"not today\");");

        var result = await _workspace.RunCellsAsync(package.Directives);

        var failure = Assert.Single(result.Cells).Failure!;
        Assert.Equal(FailureKind.Exception, failure.Kind);
        Assert.Contains("The kernel extension Loaded of Interleave.TestExtension.Extensions.dll cannot be loaded: not today", failure.Message);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Interactive)]
    public async Task A_kernel_is_connected_by_the_directive_that_a_cell_has_added(EngineKind engine)
    {
        var result = await _workspace.RunAsync(_workspace.WriteCells("test.dib",
            """
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Commands;
            using Microsoft.DotNet.Interactive.Connection;

            class ConnectNotes(string connectedKernelName) : ConnectKernelCommand(connectedKernelName);

            class NotesDirective() : ConnectKernelDirective<ConnectNotes>("notes", "Connects a kernel that keeps notes.")
            {
                public override Task<IEnumerable<Kernel>> ConnectKernelsAsync(ConnectNotes command, KernelInvocationContext context) =>
                    Task.FromResult<IEnumerable<Kernel>>([new KeyValueStoreKernel(command.ConnectedKernelName)]);
            }

            ((CompositeKernel)Kernel.Root).AddConnectDirective(new NotesDirective());
            """,
            "#!connect notes --kernel-name mine",
            "Console.WriteLine(Kernel.Root.FindKernelByName(\"mine\")?.GetType().Name);",
            "#!connect nothing --kernel-name other"), _workspace.Options with { Engine = engine, KeepGoing = true });

        Assert.Equal([Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.Failed], result.Cells.Select(c => c.Verdict));
        Assert.Equal("KeyValueStoreKernel\n", result.Cells[2].Text());
        Assert.Contains("Unrecognized parameter name '--kernel-name'", result.Cells[3].Failure!.Message);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("#!value --name note\nhello\n", null)]
    [InlineData("#!csharp\n\nvar x = 1;\n", "The extension script extension.dib of a package cannot be run: This engine compiles cells in another process")]
    public async Task The_script_of_a_package_runs_as_far_as_it_needs_no_compiler(string script, string? failure)
    {
        using var package = new ExtensionPackage(Feed, script: script);

        var result = await _workspace.RunCellsAsync(package.Directives, "Console.Write(1);");

        Assert.Equal(failure is null, result.Verdict == Verdict.Passed);
        Assert.Contains(failure ?? "", result.Cells[0].Failure?.Message ?? "");
    }

    [Fact(Timeout = 300_000)]
    public async Task What_cannot_be_done_says_so()
    {
        var result = await _workspace.RunAsync(_workspace.WriteCells("test.dib",
            "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\nvar sent = await Kernel.Root.SendAsync(new SubmitCode(\"1 + 1\", \"csharp\"));\nConsole.WriteLine(sent.Events.OfType<CommandFailed>().Last().Message);",
            "#!share --from value missing\n1",
            "#!value --name page --from-url https://example.org",
            "await GetInputAsync(\"Name?\");",
            "Console.WriteLine(\"goes on\");"), _workspace.Options with { KeepGoing = true, Inputs = Inputs });

        Assert.Contains("a cell cannot submit C#", result.Cells[0].Text());
        Assert.Contains("'missing' not found in kernel value", result.Cells[1].Failure!.Message);
        Assert.Contains("`#!value --from-url` would read from the network", result.Cells[2].Failure!.Message);
        Assert.Contains("Nobody answers \"Name?\": give --input \"Name=…\".", result.Cells[3].Failure!.Message);
        Assert.Equal("goes on\n", result.Cells[4].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Foreign_cells_can_be_skipped_and_the_report_says_which()
    {
        var path = _workspace.Write("test.dib", "#!fsharp\n\nlet x = 1\n\n#!csharp\n\nConsole.Write(1);\n#!sql\nselect 1\n#!csharp\nConsole.Write(2);\n");

        Assert.Equal(FailureKind.Unsupported, (await _workspace.RunAsync(path)).Cells[0].Failure!.Kind);
        var result = await _workspace.RunAsync(path, _workspace.Options with { SkipForeign = true, Strict = true });

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(["", "1", "", "2"], result.Cells.Select(c => c.Text()));
        Assert.Equal(["F# was skipped: this engine runs C#.", "SQL was skipped: this engine runs C#."], result.Remarks.Select(r => r.Text));
    }

    private async Task<NotebookResult> RunApiNotebookAsync(ExtensionPackage package, EngineKind engine)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "files", "api", "real-api.dib"), TestContext.Current.CancellationToken);
        var notebook = _workspace.Write("real-api.dib", text.Replace("{feed}", Feed, StringComparison.Ordinal).Replace("{version}", package.Version, StringComparison.Ordinal));
        return await _workspace.RunAsync(notebook, _workspace.Options with { Inputs = Inputs, Engine = engine });
    }

    // There, the compiler warns of versions of the framework that it takes, and not every output has a plain text.
    private static string OutputKinds(CellResult cell) => string.Join(", ", cell.Outputs.Where(output => output is not TextOutput { IsError: true }).Select(output => output switch
    {
        DisplayOutput shown => string.Join('+', shown.Data.Select(entry => entry.Key).Where(type => type != "text/plain").Order(StringComparer.Ordinal)),
        _ => output.GetType().Name,
    }).Distinct());

    private static IEnumerable<string> Kinds(CellResult cell) => Assert.IsType<DisplayOutput>(Assert.Single(cell.Outputs)).Data.Select(entry => entry.Key);
}
