namespace Notebooks.Cli.Selection;

/// <summary>Separates notebooks from their executed copies that an earlier run has written.</summary>
internal static class Sources
{
    /// <summary>Leaves out copies of an earlier run: those below the folder of reports, unless they are named.</summary>
    /// <param name="found">The notebooks that were found.</param>
    /// <param name="named">The paths on the command line.</param>
    /// <param name="outFolder">The folder given with --out, or null.</param>
    public static IReadOnlyList<string> Among(IReadOnlyList<string> found, IReadOnlyList<string>? named, string? outFolder)
    {
        if (outFolder is null) return found;
        var below = Path.GetFullPath(outFolder) + Path.DirectorySeparatorChar;
        var meant = (named ?? []).Select(path => Path.GetFullPath(path)).ToHashSet();
        string[] sources = [.. found.Where(n => Path.GetFullPath(n) is var path && (meant.Contains(path) || !path.StartsWith(below, StringComparison.Ordinal)))];
        // When all of them lie there, they are returned, so that the error about the folder is reported.
        return sources.Length > 0 ? sources : found;
    }
}
