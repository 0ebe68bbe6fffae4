using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Notebooks.Host.Execution;

/// <summary>Finds what the cells' <c>#r</c> brought in: the referenced files first, then their neighbours.</summary>
internal sealed class AssemblyResolver
{
    private readonly Lock _gate = new();
    private readonly List<string> _files = [];
    private readonly List<string> _folders = [];

    // Kernels parse what they are sent with Roslyn, which lies where the runner is: beside this process or one folder up.
    private static readonly string[] EngineFolders = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "..")];

    public AssemblyResolver()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Managed(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Native(name) is { } path ? NativeLibrary.Load(path) : 0;
    }

    public void Add(IEnumerable<string> references)
    {
        lock (_gate)
        {
            foreach (var file in references.Except(_files).ToArray())
            {
                _files.Add(file);
                if (Path.GetDirectoryName(file) is { } folder && !_folders.Contains(folder))
                {
                    _folders.Add(folder);
                }
            }
        }
    }

    // Satellite assemblies (those with a culture) are optional, and the fallback text is what we want.
    private string? Managed(AssemblyName name) =>
        string.IsNullOrEmpty(name.CultureName) && name.Name is { } simple ? OfEngine(simple, name.Version) ?? Find([$"{simple}.dll", $"{simple}.exe"], subfolder: "") ?? Renamed(simple) : null;

    // A file need not be called like the assembly in it.
    private string? Renamed(string assembly)
    {
        lock (_gate)
        {
            return _files.Find(file => NameIn(file) == assembly);
        }
    }

    // Packages for notebooks bring it, too, but not precompiled.
    private static string? OfEngine(string assembly, Version? wanted) => assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        ? EngineFolders.Select(folder => Path.GetFullPath($"{assembly}.dll", folder)).FirstOrDefault(file => File.Exists(file) && AssemblyName.GetAssemblyName(file).Version >= wanted)
        : null;

    private static string? NameIn(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file).Name;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException)
        {
            return null;
        }
    }

    private string? Native(string name) =>
        Find(NativeNames(name), subfolder: "")
        ?? Find(NativeNames(name), Path.Combine("..", "..", "runtimes", RuntimeInformation.RuntimeIdentifier, "native"))
        ?? Find(NativeNames(name), Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native"));

    private string? Find(string[] names, string subfolder)
    {
        lock (_gate)
        {
            return _files.Find(file => names.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase) && File.Exists(file))
                ?? _folders.SelectMany(folder => names.Select(name => Path.Combine(folder, subfolder, name))).FirstOrDefault(File.Exists);
        }
    }

    private static string[] NativeNames(string name) =>
        OperatingSystem.IsWindows() ? [name, $"{name}.dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", $"{name}.dylib"]
        : [name, $"lib{name}.so", $"{name}.so"];
}
