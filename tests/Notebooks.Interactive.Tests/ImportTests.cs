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
        Assert.Equal("a.dib", failed.ImportedFile);
        Assert.Null((await host.RunAsync("#!import a.csx\nthrow new TimeoutException();")).ImportedFile);
    }

    [Theory(Timeout = 120000)]
    [InlineData("a.dib", "#!csharp\n\nvar a = 1;\n\n#!markdown\n\n# b\n\n#!csharp\n\n// c\nint n = \"x\";\n", "a.dib", 12)]
    [InlineData("a.dib", "#!csharp\n\nvar a = 1;\n\n#!csharp\n\n#!time\n\n// c\nint n = \"x\";\n", "a.dib", 10)]
    [InlineData("a.csx", "// a\r\nvar b = 1;\r\n\r\nint n = \"x\";", "a.csx", 4)]
    [InlineData("a.ipynb", """{"cells":[{"cell_type":"markdown","metadata":{},"source":"a"},{"cell_type":"code","metadata":{},"outputs":[],"execution_count":null,"source":["// b\n","int n = \"x\";"]}],"metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}""", "a.ipynb#2", 2)]
    public async Task A_compile_error_in_an_imported_cell_names_the_file_and_its_line(string file, string content, string named, int line)
    {
        await using var host = await StartAsync(file, content);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nested.dib"), $"#!csharp\n\n#!import {file}");

        var failed = await host.RunAsync($"// d\n#!import {file}\n");
        var nested = await host.RunAsync("#!import nested.dib");

        Assert.Equal(("CS0029", named, line), Errors(failed)[0]);
        Assert.Equal(("CS0029", named, line), Errors(nested)[0]);
        Assert.Null(failed.Error);
    }

    [Fact(Timeout = 120000)]
    public async Task Lines_of_the_cell_itself_count_from_its_beginning()
    {
        await using var host = await StartAsync("a.csx", "var a = 1;");

        var failed = await host.RunAsync("var b = 1;\n\n#!import a.csx\n#!time\nvar c = 1;\nint n = \"x\";");

        Assert.Equal(("CS0029", null, 6), Assert.Single(Errors(failed)));
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.dib"), "#!csharp\n\nint n = \"x\";");
        Assert.Equal([("CS0029", "b.dib", 3), ("CS0103", null, 3)], Errors(await host.RunAsync("#!import b.dib\n\nConsole.Write(m);")));
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

    private static (string Code, string? File, int Line)[] Errors(Executed failed) => [.. failed.CompilerMessages.Where(m => m.IsError).Select(m => (m.Code, m.ImportedFile, m.Line))];

    private static string Said(Executed failed) => string.Concat(failed.CompilerMessages.Select(message => message.Message).Append(failed.Error?.Text));

    private async Task<InteractiveHost> StartAsync(string file, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, file), content);
        return await InteractiveHost.StartAsync(_folder);
    }
}
