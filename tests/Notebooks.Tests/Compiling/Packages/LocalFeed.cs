using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling;

namespace Notebooks.Tests.Compiling.Packages;

/// <summary>A folder that NuGet takes for a source, with packages made for a test. Their names are new each time, for NuGet keeps what it has once restored.</summary>
internal sealed class LocalFeed : IDisposable
{
    private readonly string _unique = Guid.NewGuid().ToString("N")[..8];
    private readonly HashSet<string> _names = [];

    public LocalFeed(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>The folder in which NuGet keeps what it has restored.</summary>
    public static string Kept => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The line that names it.</summary>
    public string Source => $"#i \"nuget: {Folder}\"";

    /// <summary>The name that a package has here.</summary>
    public string NameOf(string package) => $"Interleave.{package}.{_unique}";

    /// <summary>Packs a package.</summary>
    /// <param name="package">Its name, which is made unique.</param>
    /// <param name="version">Its version.</param>
    /// <param name="files">Paths in it, and what they hold.</param>
    public void Add(string package, string version, params (string Path, byte[] Content)[] files) => Add(package, version, "", files);

    /// <summary>Packs a package.</summary>
    /// <param name="package">Its name, which is made unique.</param>
    /// <param name="version">Its version.</param>
    /// <param name="metadata">More of its metadata, as XML.</param>
    /// <param name="files">Paths in it, and what they hold.</param>
    public void Add(string package, string version, string metadata, params (string Path, byte[] Content)[] files)
    {
        var name = NameOf(package);
        _names.Add(name);
        using var archive = ZipFile.Open(Path.Combine(Folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        var nuspec = $"<package><metadata><id>{name}</id><version>{version}</version><authors>tests</authors><description>For a test.</description>{metadata}</metadata></package>";
        foreach (var (path, content) in files.Append(($"{name}.nuspec", Encoding.UTF8.GetBytes(nuspec))))
        {
            using var entry = archive.CreateEntry(path).Open();
            entry.Write(content);
        }
    }

    /// <summary>Compiles an assembly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Its source.</param>
    /// <param name="references">Assemblies that it uses, besides the framework.</param>
    public static byte[] Assembly(string name, string source, params byte[][] references)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation
            .Create(name, [CSharpSyntaxTree.ParseText(source)], [.. FrameworkReferences.All, .. references.Select(r => MetadataReference.CreateFromImage(r))], new(OutputKind.DynamicallyLinkedLibrary))
            .Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }

    /// <summary>Takes the packages out of the folder in which NuGet keeps them.</summary>
    public void Dispose()
    {
        foreach (var kept in _names.Select(name => Path.Combine(Kept, name.ToLowerInvariant())).Where(Directory.Exists)) Directory.Delete(kept, recursive: true);
    }
}
