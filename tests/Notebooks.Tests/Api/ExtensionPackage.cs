using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling;

namespace Notebooks.Tests.Api;

/// <summary>A package with a kernel extension, packed into a folder that NuGet takes for a source.</summary>
internal sealed class ExtensionPackage : IDisposable
{
    private const string Name = "Interleave.TestExtension";

    private const string Library = """
        namespace Interleave.TestExtension
        {
            public record Answer(int Value);
        }
        """;

    private const string Extension = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Formatting;

        namespace Interleave.TestExtension.Extensions
        {
            public class Loaded : IKernelExtension
            {
                public Task OnLoadAsync(Kernel kernel)
                {
                    {0}
                    Formatter.Register<Answer>((answer, writer) => writer.Write($"the answer is {answer.Value}, says {kernel.GetType().Name}"), "text/plain");
                    Formatter.SetPreferredMimeTypesFor(typeof(Answer), "text/plain");
                    KernelInvocationContextExtensions.Display(KernelInvocationContext.Current, "loaded", "text/plain");
                    return Task.CompletedTask;
                }
            }
        }
        """;

    /// <summary>Packs it.</summary>
    /// <param name="feed">The folder.</param>
    /// <param name="first">What the extension does first.</param>
    public ExtensionPackage(string feed, string first = "")
    {
        Feed = feed;
        Directory.CreateDirectory(feed);
        var library = Compile(Name, Library, []);
        var extension = Compile($"{Name}.Extensions", Extension.Replace("{0}", first, StringComparison.Ordinal), [MetadataReference.CreateFromImage(library)]);
        using var package = ZipFile.Open(Path.Combine(feed, $"{Name}.{Version}.nupkg"), ZipArchiveMode.Create);
        Add(package, $"{Name}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <package>
              <metadata>
                <id>{Name}</id>
                <version>{Version}</version>
                <authors>tests</authors>
                <description>An extension.</description>
              </metadata>
            </package>
            """));
        Add(package, $"lib/net10.0/{Name}.dll", library);
        Add(package, $"interactive-extensions/dotnet/{Name}.Extensions.dll", extension);
    }

    /// <summary>The folder.</summary>
    public string Feed { get; }

    /// <summary>The version. NuGet keeps what it has once restored, so each package has one of its own.</summary>
    public string Version { get; } = $"1.0.{Random.Shared.Next(1, int.MaxValue)}";

    /// <summary>The lines that name it.</summary>
    public string Directives => $"#i \"nuget:{Feed}\"\n#r \"nuget: {Name}, {Version}\"";

    /// <summary>Takes it out of the folder in which NuGet keeps packages.</summary>
    public void Dispose()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var kept = Path.Combine(packages, Name.ToLowerInvariant(), Version);
        if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
    }

    private static byte[] Compile(string name, string source, MetadataReference[] more)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation
            .Create(name, [CSharpSyntaxTree.ParseText(source)], [.. FrameworkReferences.All, .. more], new(OutputKind.DynamicallyLinkedLibrary))
            .Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }

    private static void Add(ZipArchive package, string path, byte[] content)
    {
        using var entry = package.CreateEntry(path).Open();
        entry.Write(content);
    }
}
