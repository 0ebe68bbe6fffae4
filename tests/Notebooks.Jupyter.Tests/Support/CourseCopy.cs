namespace Notebooks.Jupyter.Tests.Support;

/// <summary>The lessons in a folder where files may be written, with what they import.</summary>
internal sealed class CourseCopy : IDisposable
{
    private readonly TempFolder _folder = new("course-");

    /// <summary>The folder that has the same parts as the checkout.</summary>
    public string Root => _folder.Path;

    public CourseCopy()
    {
        Directory.CreateDirectory(Notebooks);
        foreach (var lesson in Directory.EnumerateFiles(Repository.Notebooks, "*.dib")) File.Copy(lesson, Path.Combine(Notebooks, Path.GetFileName(lesson)));
        foreach (var folder in (string[])["shared", "data"]) Directory.CreateSymbolicLink(Path.Combine(Root, folder), Path.Combine(Repository.Root, folder));
    }

    /// <summary>Copies the executed notebooks, too.</summary>
    /// <returns>The paths of the copies, in the order of the lessons.</returns>
    public string[] CopyTwins()
    {
        foreach (var twin in Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb")) File.Copy(twin, Path.Combine(Notebooks, Path.GetFileName(twin)));
        return [.. Directory.EnumerateFiles(Notebooks, "*.ipynb").Order(StringComparer.Ordinal)];
    }

    public string Notebooks => Path.Combine(Root, "notebooks");

    public void Dispose() => _folder.Dispose();
}
