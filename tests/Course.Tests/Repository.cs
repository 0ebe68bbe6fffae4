namespace Course.Tests;

/// <summary>Where the files are that the tests are about.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Notebooks => Path.Combine(Root, "notebooks");

    public static string Shared => Path.Combine(Root, "shared");

    public static string WrongAnswers => Path.Combine(Root, "tests", "Course.Tests", "wrong-answers");

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Interleave.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder;
    }
}
