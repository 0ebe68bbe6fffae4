namespace Lessons.World;

/// <summary>Finds the repository's <c>data</c> folder from any folder that a notebook runs in.</summary>
public static class DataFolder
{
    // Only the course's folder has this file, so a reader's own "data" folder on the way up is not mistaken for it.
    private const string Mark = "concepts.json";

    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>The full path of something in the folder: <c>DataFolder.Find("logs")</c>.</summary>
    /// <param name="parts">The names on the way, starting below <c>data</c>.</param>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static string Find(params string[] parts)
    {
        var path = Path.Combine([Root.Value, .. parts]);
        return Path.Exists(path) ? path : throw new FileNotFoundException($"The course's data folder has no '{Path.Combine(parts)}'. It is in the repository: restore it with git.", path);
    }

    private static string FindRoot()
    {
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Path.GetDirectoryName(typeof(DataFolder).Assembly.Location)!])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "data", Mark)))
                    return Path.Combine(folder.FullName, "data");
        throw new DirectoryNotFoundException($"No 'data' folder was found above '{Directory.GetCurrentDirectory()}'. Run the notebook inside the repository it belongs to.");
    }
}
