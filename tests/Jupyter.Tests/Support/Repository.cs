namespace Jupyter.Tests.Support;

/// <summary>Where things lie in the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    public static string Clients { get; } = Path.Combine(Root, "tests", "Jupyter.Tests", "clients");

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Interleave.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder;
    }
}
