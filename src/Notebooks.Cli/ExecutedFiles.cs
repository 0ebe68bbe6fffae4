using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli;

/// <summary>Writes executed notebooks to the folder given with --out, each as soon as it has ended.</summary>
internal sealed class ExecutedFiles
{
    private readonly Dictionary<string, string> _targets;
    private readonly string _folder;
    private readonly int _rounds;
    private readonly List<string> _problems = [];

    public ExecutedFiles(IReadOnlyList<string> notebooks, string folder, int rounds)
    {
        _folder = folder;
        _rounds = rounds;
        _targets = Names(notebooks);

        var sources = notebooks.Select(n => Path.GetDirectoryName(Path.GetFullPath(n))!).ToHashSet();
        if (rounds == 1 && _targets.Values.Any(t => sources.Contains(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, t)))!)))
            throw new UsageException($"--out {folder} would write among the notebooks themselves; choose another folder.");
        if (File.Exists(folder))
            throw new UsageException($"--out {folder} is a file; choose a folder.");
    }

    /// <summary>What could not be written, and why.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Takes the events of one run. Runs of a series go to a folder each.</summary>
    public Action<RunEvent> ForRound(int round)
    {
        Dictionary<string, Notebook> started = [];
        var into = _rounds == 1 ? _folder : Path.Combine(_folder, $"run-{round}");
        return e =>
        {
            try
            {
                if (e is NotebookStarted { Document: { } document })
                {
                    // What was run: the file may have been edited, or be gone, before the notebook ends.
                    started[e.Notebook] = document;
                }
                else if (e is NotebookFinished(var path, var result) && started.Remove(path, out var notebook))
                {
                    var target = Path.Combine(into, _targets[path]);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    NotebookFile.Write(ExecutedNotebook.Create(notebook, result), target);
                }
            }
            catch (Exception x) when (x is NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                _problems.Add($"{e.Notebook} has no executed copy: {x.Message}");
            }
        };
    }

    /// <summary>Names below the folder: those of the notebooks below the folder they have in common.</summary>
    private static Dictionary<string, string> Names(IReadOnlyList<string> notebooks)
    {
        var common = Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!;
        while (notebooks.Any(n => Path.GetRelativePath(common, Path.GetFullPath(n)).StartsWith("..", StringComparison.Ordinal)))
            common = Path.GetDirectoryName(common)!;

        Dictionary<string, string> names = [];
        foreach (var notebook in notebooks)
        {
            var relative = Path.GetRelativePath(common, Path.GetFullPath(notebook));
            var name = Path.ChangeExtension(relative, ".ipynb");
            names[notebook] = names.ContainsValue(name) ? relative + ".ipynb" : name;
        }

        return names;
    }
}
