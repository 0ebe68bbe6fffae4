using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Notebooks.Host.Execution;

/// <summary>Finds the assemblies of the cells' <c>#r</c>: first the referenced files, then files beside them.</summary>
internal sealed class AssemblyResolver
{
    private readonly Lock _gate = new();
    private readonly List<string> _files = [];
    private readonly List<string> _folders = [];

    // Kernels parse submitted text with Roslyn. Roslyn is in the runner's folder: this process's folder or the one above.
    // The program's folder changes when packages bring content files, so it is read now.
    private readonly string[] _engineFolders = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "..")];

    public AssemblyResolver()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Managed(name) is { } path ? Load(context, name, path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Native(name) is { } path ? NativeLibrary.Load(path) : 0;
    }

    /// <summary>Adds files that may have to be loaded. They come before earlier files: packages are restored together with earlier ones.</summary>
    public void Add(IEnumerable<string> references)
    {
        lock (_gate)
        {
            string[] added = [.. references.Except(_files)];
            _files.InsertRange(0, added);
            foreach (var folder in added.Select(Path.GetDirectoryName).OfType<string>().Distinct().Except(_folders).ToArray()) _folders.Add(folder);
        }
    }

    private string? Managed(AssemblyName name) => name.Name is not { } simple ? null
        : name.CultureName is { Length: > 0 } culture ? Satellite(simple, culture)
        : OfEngine(simple, name.Version) ?? Find([$"{simple}.dll", $"{simple}.exe"], subfolder: "") ?? Renamed(simple);

    private static Assembly Load(AssemblyLoadContext context, AssemblyName name, string path)
    {
        try
        {
            return context.LoadFromAssemblyPath(path);
        }
        catch (FileLoadException exception) when (context.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name.Name)?.GetName().Version is { } other)
        {
            throw new FileLoadException($"{name.Name} {name.Version} cannot be loaded: an earlier cell has brought version {other}, and a process has one. Name the packages that need it together, in the first cell that names any.", exception);
        }
    }

    // A satellite assembly holds texts in another language. Its folder has the name of that language.
    private string? Satellite(string assembly, string culture)
    {
        lock (_gate)
        {
            return _files.Find(file => IsCalled(file, $"{assembly}.dll") && IsCalled(Path.GetDirectoryName(file)!, culture))
                ?? _folders.Select(folder => Path.Combine(folder, culture, $"{assembly}.dll")).FirstOrDefault(File.Exists);
        }
    }

    // A file may have another name than the assembly in it.
    private string? Renamed(string assembly)
    {
        lock (_gate)
        {
            return _files.Find(file => NameIn(file) == assembly);
        }
    }

    // Packages for notebooks bring Roslyn, too, but not precompiled.
    private string? OfEngine(string assembly, Version? wanted) => assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        ? _engineFolders.Select(folder => Path.GetFullPath($"{assembly}.dll", folder)).FirstOrDefault(file => File.Exists(file) && AssemblyName.GetAssemblyName(file).Version >= wanted)
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
        OfPackage(NativeNames(name))
        ?? Find(NativeNames(name), subfolder: "")
        ?? Find(NativeNames(name), Path.Combine("..", "..", "runtimes", RuntimeInformation.RuntimeIdentifier, "native"))
        ?? Find(NativeNames(name), Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native"));

    // On Windows, the managed library of a package may have the same file name as its native library.
    private string? OfPackage(string[] names)
    {
        lock (_gate)
        {
            return _files.Find(file => names.Any(name => IsCalled(file, name)) && IsCalled(Path.GetDirectoryName(file)!, "native"));
        }
    }

    private string? Find(string[] names, string subfolder)
    {
        lock (_gate)
        {
            return _files.Find(file => names.Any(name => IsCalled(file, name)) && File.Exists(file))
                ?? _folders.SelectMany(folder => names.Select(name => Path.Combine(folder, subfolder, name))).FirstOrDefault(File.Exists);
        }
    }

    private static bool IsCalled(string path, string name) => Path.GetFileName(path.AsSpan()).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string[] NativeNames(string name) =>
        OperatingSystem.IsWindows() ? [name, $"{name}.dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", $"{name}.dylib"]
        : [name, $"lib{name}.so", $"{name}.so"];
}
