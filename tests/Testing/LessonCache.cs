namespace Testing;

/// <summary>
/// Where the lessons as they stand keep what is compiled. They are run by several projects of tests, and in CI by the command
/// before them: what one has compiled, the others find.
/// </summary>
public static class LessonCache
{
    /// <summary>The folder, which may be deleted at any time. CI names it with <c>NB_CACHE</c>.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("NB_CACHE") is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(Repository.Artifacts, "tests-cache");

    /// <summary>Where restored packages are remembered, for lessons that are not as they stand.</summary>
    public static string Packages => Path.Combine(Folder, "packages");
}
