using Notebooks.Book.Contents;
using Notebooks.Cli.Rendering;
using Notebooks.Cli.Streams;
using Notebooks.Formats;
using Notebooks.Publishing.Twins;
using Notebooks.Running;

namespace Notebooks.Cli.Binding;

/// <summary>Lessons with the outputs of an earlier run: executed copies of `nb run --out`, or the twins beside the sources.</summary>
internal static class CommittedRuns
{
    /// <param name="notebooks">Paths of the lessons.</param>
    /// <param name="folder">Where the executed notebooks are.</param>
    /// <exception cref="BookException">One is missing, or was made from another text.</exception>
    public static IReadOnlyList<Lesson> Read(IReadOnlyList<string> notebooks, string folder) => [.. notebooks.Select(path => Read(path, folder))];

    /// <summary>Compiles the lessons that use packages, because their code can be coloured and explained only with these.</summary>
    public static async Task RestorePackagesAsync(Terminal terminal, IReadOnlyList<Lesson> lessons, RunOptions options, CancellationToken cancellationToken)
    {
        string[] users = [.. lessons.Where(UsesPackages).Select(lesson => lesson.Path)];
        if (users is []) return;
        using var compiling = new CountedWork(terminal, TimeProvider.System, "Compiling", users.Length, "notebook");
        await using var runner = new NotebookRunner();
        var results = await runner.CheckAsync(users, options with { KeepGoing = true }, e => compiling.Count(e), cancellationToken).ConfigureAwait(false);
        foreach (var failed in results.Where(r => r.Verdict == Verdict.Failed))
        {
            new NotebookReport(terminal).Write(failed);
            Say.Wrong($"{failed.Path} does not compile here: its page explains less of its code.");
        }
    }

    private static Lesson Read(string path, string folder)
    {
        var executed = Path.Combine(folder, Path.GetFileName(Twin.PathOf(path)));
        if (File.Exists(executed)) return new(path, NotebookFile.Read(path), NotebookFile.Read(executed));
        var isTwin = Path.GetFullPath(executed) == Path.GetFullPath(Twin.PathOf(path));
        throw new BookException($"{path} has no executed copy: there is no {executed}. {(isTwin ? $"Make it with `nb save {path}`." : $"Run it with `nb run --out {folder}`.")}");
    }

    private static bool UsesPackages(Lesson lesson) =>
        lesson.Source.Cells.Any(cell => cell.Kind == CellKind.Code && cell.Source.Contains("#r \"nuget:", StringComparison.Ordinal));
}
