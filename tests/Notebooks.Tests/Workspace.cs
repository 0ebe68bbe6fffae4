using Notebooks.Running;

namespace Notebooks.Tests;

/// <summary>A temporary folder of notebooks with a cache of its own, and runs of them.</summary>
public sealed class Workspace : IDisposable
{
    // All tests share a compiler, because its start and its first compilation take longer than most tests.
    private static readonly NotebookRunner Runner = new();

    private readonly TempFolder _folder = new("engine-tests-");

    public string Folder => _folder.Path;

    public string Cache => Path.Combine(Folder, "cache");

    public RunOptions Options => new() { CacheFolder = Cache, CellTimeout = TimeSpan.FromSeconds(60) };

    public List<RunEvent> Events { get; } = [];

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Writes a notebook whose cells are all C#.</summary>
    public string WriteCells(string name, params string[] cells) => Write(name, Dib(cells));

    public static string Dib(params string[] cells) => string.Concat(cells.Select(c => $"#!csharp\n\n{c}\n\n"));

    public async Task<NotebookResult> RunAsync(string path, RunOptions? options = null) =>
        Assert.Single(await RunAllAsync([path], options));

    public Task<NotebookResult> RunCellsAsync(params string[] cells) => RunAsync(WriteCells("test.dib", cells));

    public Task<IReadOnlyList<NotebookResult>> RunAllAsync(IReadOnlyList<string> paths, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        Runner.RunAsync(paths, options ?? Options, Events.Add, cancellationToken);

    public async Task<NotebookResult> CheckAsync(string path) =>
        Assert.Single(await Runner.CheckAsync([path], Options, Events.Add));

    /// <summary>All files below one of its folders, if that exists.</summary>
    public IEnumerable<string> Files(string folder) =>
        Path.Combine(Folder, folder) is var path && Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [];

    public void Dispose()
    {
        try { _folder.Dispose(); }
        catch (IOException) { }
    }
}

internal static class Outputs
{
    /// <summary>What a reader sees of a cell: console text and the plain form of displays.</summary>
    public static string Text(this CellResult cell) => string.Concat(cell.Outputs.Select(o => o switch
    {
        TextOutput text => text.Text,
        DisplayOutput display => $"{display.Data["text/plain"] ?? display.Data.First().Value}\n",
        ErrorOutput error => $"{error.Name}: {error.Message}\n",
        _ => "",
    }));
}
