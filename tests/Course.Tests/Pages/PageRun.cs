using Course.Tests.Running;

namespace Course.Tests.Pages;

/// <summary>Runs the pieces of code on a page, as the cells of one notebook or as one script.</summary>
internal static class PageRun
{
    // No page prints this.
    private const string Separator = "\u001e";

    /// <summary>Runs C# after the import that every lesson has.</summary>
    /// <returns>What each piece printed.</returns>
    public static async Task<IReadOnlyList<string>> CSharpAsync(TempFolder folder, IReadOnlyList<CodeBlock> blocks) =>
        [.. (await OutputsAsync(folder, blocks)).Select(outputs => string.Concat(outputs.OfType<TextOutput>().Where(output => !output.IsError).Select(output => output.Text)))];

    /// <summary>Runs C# after the import that every lesson has.</summary>
    /// <returns>What each piece showed.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<Output>>> OutputsAsync(TempFolder folder, IReadOnlyList<CodeBlock> blocks)
    {
        await PublishedLibrary.BuildAsync();
        Directory.CreateSymbolicLink(folder["shared"], Repository.Shared);
        Directory.CreateDirectory(folder["notebooks"]);
        var file = folder["notebooks/page.dib"];
        NotebookFile.Write(new() { Cells = [Cell("#!import ../shared/lesson.csx"), .. blocks.Select(block => Cell(block.Source))] }, file);

        var batch = new Batch(new Dictionary<string, string> { ["page"] = file });
        // As the command does it: once more, when the machine was busy.
        await batch.RunAsync(new() { CacheFolder = folder["cache"], Retries = true });
        var result = await batch.ResultAsync("page");
        Assert.True(result.Verdict == Verdict.Passed, Story.Of(result));
        return [.. result.Cells.Skip(1).Select(cell => (IReadOnlyList<Output>)[.. cell.Outputs])];
    }

    /// <summary>Runs Python, one piece after the other.</summary>
    /// <returns>What each piece printed.</returns>
    public static async Task<IReadOnlyList<string>> PythonAsync(TempFolder folder, IReadOnlyList<CodeBlock> blocks)
    {
        folder.Write("page.py", string.Concat(blocks.Select(block => $"{block.Source}\nprint(\"{Separator}\", end=\"\")\n")));
        var script = await Programs.RunAsync(folder.Path, new() { ["PYTHONIOENCODING"] = "utf-8" }, "python3", "-B", "page.py");
        Assert.True(script.ExitCode == 0, $"{script.Out}\n{script.Error}");
        return [.. script.Out.ReplaceLineEndings("\n").Split(Separator)[..^1]];
    }

    private static Cell Cell(string source) => new() { Kind = CellKind.Code, Language = Languages.CSharp, Source = source };
}
