using Notebooks.Interactive.Tests.Support;

namespace Notebooks.Interactive.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interactive-imports-").FullName;

    [Fact(Timeout = 120000)]
    public async Task What_an_import_declares_is_there_and_its_usings_too()
    {
        await using var host = await StartAsync("a.csx", "using System.Diagnostics;\nvar n = 41;\nint Twice(int x) => 2 * x;");

        var imported = await host.RunAsync("#!import a.csx\n\nTwice(n)");
        var next = await host.RunAsync("Stopwatch.StartNew().IsRunning");

        Assert.Null(imported.Error);
        Assert.Empty(imported.CompilerMessages);
        Assert.Null(next.Error);
        Assert.Contains("82", Assert.Single(host.ShownBy(1)).Data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120000)]
    public async Task An_exception_in_an_imported_cell_fails_the_cell_that_imports_it()
    {
        await using var host = await StartAsync("a.dib", "#!csharp\n\nvar n = 1;\n\n#!csharp\n\nthrow new TimeoutException(\"late\");\n\n#!csharp\n\nn = 2;");

        var failed = await host.RunAsync("#!import a.dib");

        Assert.Equal("System.TimeoutException", failed.Error!.Types[0]);
    }

    [Fact(Timeout = 120000)]
    public async Task A_compile_error_in_an_imported_cell_fails_the_cell_that_imports_it_and_has_no_line_there()
    {
        await using var host = await StartAsync("a.dib", "#!csharp\n\nint n = \"x\";");

        var failed = await host.RunAsync("#!import a.dib\n\nConsole.Write(n);");

        Assert.Equal([("CS0029", 0), ("CS0103", 3)], failed.CompilerMessages.Where(m => m.IsError).Select(m => (m.Code, m.Line)));
        Assert.Null(failed.Error);
    }

    [Fact(Timeout = 120000)]
    public async Task A_file_that_is_not_there_fails_the_cell()
    {
        await using var host = await StartAsync("a.dib", "#!import b.dib");

        var direct = await host.RunAsync("#!import b.dib");
        var nested = await host.RunAsync("#!import a.dib");

        Assert.All([direct, nested], failed => Assert.Contains("b.dib", Said(failed)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Said(Executed failed) => string.Concat(failed.CompilerMessages.Select(message => message.Message).Append(failed.Error?.Text));

    private async Task<InteractiveHost> StartAsync(string file, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, file), content);
        return await InteractiveHost.StartAsync(_folder);
    }
}
