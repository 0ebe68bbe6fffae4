namespace Testing;

/// <summary>A folder of its own for one test, with a space in its name because users have such folders.</summary>
/// <param name="name">What its name begins with: one that stays behind says whose it was.</param>
public sealed class TempFolder(string name = "nb tests ") : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory(name).FullName;

    /// <summary>The path of something in it.</summary>
    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file, and the folders above it.</summary>
    /// <returns>The file's path.</returns>
    public string Write(string relative, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
