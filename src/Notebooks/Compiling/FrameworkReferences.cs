using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>What every submission may use: the .NET and ASP.NET Core frameworks that run it, and the notebook libraries.</summary>
internal static class FrameworkReferences
{
    public static MetadataReference[] All { get; } = [.. Framework().Concat(Libraries()).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Path of a framework assembly by its simple name, for <c>#r "System.Xml"</c>.</summary>
    public static string? Find(string simpleName) => Framework().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == simpleName);

    private static IEnumerable<string> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => !path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal));

    private static IEnumerable<string> Libraries() => Toolchain.Libraries.Select(file => Path.Combine(AppContext.BaseDirectory, file));
}
