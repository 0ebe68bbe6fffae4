namespace Notebooks.Cli.Selection;

/// <summary>Tells notebooks from the executed copies of them that an earlier run has written.</summary>
internal static class Sources
{
    /// <summary>Leaves out what an earlier run has written: it lies below the folder of reports, and nobody named it.</summary>
    /// <param name="found">The notebooks that were found.</param>
    /// <param name="named">What stands on the command line.</param>
    /// <param name="outFolder">The folder given with --out, or null.</param>
    public static IReadOnlyList<string> Among(IReadOnlyList<string> found, IReadOnlyList<string>? named, string? outFolder)
    {
        if (outFolder is null) return found;
        var below = Path.GetFullPath(outFolder) + Path.DirectorySeparatorChar;
        var meant = (named ?? []).Select(path => Path.GetFullPath(path)).ToHashSet();
        string[] sources = [.. found.Where(n => Path.GetFullPath(n) is var path && (meant.Contains(path) || !path.StartsWith(below, StringComparison.Ordinal)))];
        // When all of them lie there, that is what has to be said.
        return sources.Length > 0 ? sources : found;
    }
}
