namespace Notebooks.Compiling;

/// <summary>Where compiling keeps its results.</summary>
/// <param name="Submissions">Folder of compiled submissions, or null to keep none.</param>
/// <param name="Packages">Folder in which restored packages are remembered. Even a run that keeps nothing else uses it, because a restore takes seconds.</param>
internal sealed record CachePaths(string? Submissions, string Packages)
{
    /// <summary>The places in a cache folder.</summary>
    /// <param name="folder">The folder, or null to keep nothing but packages, in a folder of the user's own among the temporary files.</param>
    public static CachePaths In(string? folder) => new(
        folder is null ? null : Path.Combine(folder, "submissions"),
        Path.Combine(folder ?? Path.Combine(Path.GetTempPath(), OwnName), "packages"));

    // All users share the temporary folder, except on Windows.
    private static string OwnName => OperatingSystem.IsWindows() ? "interleave" : $"interleave-{FileOwner.User}";
}
