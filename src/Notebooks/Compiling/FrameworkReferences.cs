using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>The references of every submission: the .NET and ASP.NET Core frameworks that run it, and the notebook libraries.</summary>
internal static class FrameworkReferences
{
    public static MetadataReference[] All { get; } = [.. Framework().Concat(Libraries()).Select(MappedReference.Of)];

    /// <summary>Path of a framework assembly by its simple name, for <c>#r "System.Xml"</c>.</summary>
    public static string? Find(string simpleName) => Framework().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == simpleName);

    /// <summary>Whether <c>#r "framework:…"</c> names a framework that every cell has already.</summary>
    public static bool Has(string framework) => framework is "Microsoft.NETCore.App" or "Microsoft.AspNetCore.App";

    /// <summary>Whether the framework has this assembly in the same version or a later one. Any .NET program takes the framework's assembly then, too.</summary>
    /// <param name="file">Full path of the assembly.</param>
    public static bool HasNewer(string file) =>
        Find(Path.GetFileNameWithoutExtension(file)) is { } own && AssemblyName.GetAssemblyName(own).Version >= AssemblyName.GetAssemblyName(file).Version;

    private static IEnumerable<string> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => !path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal));

    private static IEnumerable<string> Libraries() => Toolchain.Libraries.Select(file => Path.Combine(AppContext.BaseDirectory, file));
}
