namespace Testing;

/// <summary>Where things lie in the checkout that the tests are about.</summary>
public static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The lessons and their executed twins.</summary>
    public static string Notebooks => In("notebooks");

    /// <summary>What every lesson imports.</summary>
    public static string Shared => In("shared");

    /// <summary>What is built, fetched and left behind: nothing of it is committed.</summary>
    public static string Artifacts => In("artifacts");

    /// <summary>A file or folder, by the parts of its path.</summary>
    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Interleave.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder;
    }
}
