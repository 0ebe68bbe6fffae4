using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Reports;

/// <summary>Writes executed notebooks to the folder given with --out, each as soon as it has ended.</summary>
internal sealed class ExecutedFiles
{
    private Dictionary<string, string> _targets;
    private readonly string _folder;
    private readonly int _rounds;
    private readonly List<string> _problems = [];

    /// <param name="notebooks">All notebooks that need different names, also those of other shards, because reports of shards are merged.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="rounds">How often each is run. With several runs, each run has a folder of its own.</param>
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

    /// <summary>Chooses names for other notebooks than before.</summary>
    public void Name(IReadOnlyList<string> notebooks) => _targets = Names(notebooks);

    public string Folder => _folder;

    /// <summary>What could not be written, and why.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <returns>Where it lies below the folder, or null when it could not be written.</returns>
    public string? Write(Notebook notebook, NotebookResult result, int round)
    {
        try
        {
            var name = _rounds == 1 ? _targets[result.Path] : Path.Combine($"run-{round}", _targets[result.Path]);
            var target = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            NotebookFile.Write(ExecutedNotebook.Create(notebook, result), target);
            return name;
        }
        catch (Exception e)
        {
            // Whatever the error is, the run goes on, and the other notebooks get their copies.
            _problems.Add($"{result.Path} has no executed copy: {Reason.Of(e)}");
            return null;
        }
    }

    /// <summary>Writes the files about the run as a whole.</summary>
    public void Write(RunReport report) => _problems.AddRange(ReportFiles.Write(report, _folder));

    /// <summary>Names below the folder: the paths of the notebooks, relative to the folder that all of them share.</summary>
    private static Dictionary<string, string> Names(IReadOnlyList<string> notebooks)
    {
        if (notebooks.Count == 0) return [];
        var common = Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!;
        while (notebooks.Any(n => Path.GetRelativePath(common, Path.GetFullPath(n)).StartsWith("..", StringComparison.Ordinal)))
            common = Path.GetDirectoryName(common)!;

        Dictionary<string, string> names = [];
        // Case is ignored even on systems where it counts, because reports are taken to other machines.
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (var notebook in notebooks)
        {
            var relative = Path.GetRelativePath(common, Path.GetFullPath(notebook));
            var name = Path.ChangeExtension(relative, ".ipynb");
            if (!taken.Add(name)) name = Free(relative);
            names[notebook] = name;
        }

        return names;

        string Free(string relative)
        {
            var name = $"{relative}.ipynb";
            for (var n = 2; !taken.Add(name); n++) name = $"{relative}-{n}.ipynb";
            return name;
        }
    }
}
