namespace Notebooks.Compiling;

/// <summary>Where compiling keeps what it has made.</summary>
/// <param name="Submissions">Folder of compiled submissions, or null to keep none.</param>
/// <param name="Packages">Folder in which restored packages are remembered, even by a run that keeps nothing else: a restore takes seconds.</param>
internal sealed record CachePaths(string? Submissions, string Packages)
{
    /// <summary>The places in a cache folder.</summary>
    /// <param name="folder">The folder, or null to keep nothing but packages, in a folder of the user's own among the temporary files.</param>
    public static CachePaths In(string? folder) => new(
        folder is null ? null : Path.Combine(folder, "submissions"),
        Path.Combine(folder ?? Path.Combine(Path.GetTempPath(), OwnName), "packages"));

    // The temporary folder is everybody's, except on Windows.
    private static string OwnName => OperatingSystem.IsWindows() ? "interleave" : $"interleave-{FileOwner.User}";
}
