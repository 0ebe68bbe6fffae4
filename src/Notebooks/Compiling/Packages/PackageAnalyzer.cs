using System.Text.RegularExpressions;

namespace Notebooks.Compiling.Packages;

/// <summary>A file of a package for the compiler: analyzers, source generators, or what they need.</summary>
/// <param name="Package">Id of the package.</param>
/// <param name="Path">Full path of the file.</param>
internal sealed partial record PackageAnalyzer(string Package, string Path)
{
    /// <summary>Whether a file of a package is one for C#.</summary>
    /// <param name="file">Its path in the package.</param>
    public static bool Is(string file) =>
        file.StartsWith("analyzers/", StringComparison.OrdinalIgnoreCase)
        && file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        && !file.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase)
        // Files in a folder of another language are not for C#. Files outside such folders are for all languages.
        && !file.Contains("/vb/", StringComparison.OrdinalIgnoreCase)
        && !file.Contains("/fs/", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The files for one version of the compiler. A package may bring several, in folders such as <c>roslyn4.8</c>. As the SDK
    /// does, this takes the folder with the highest version that is not above the compiler's, and files outside such folders.
    /// </summary>
    /// <param name="all">The files of all packages.</param>
    /// <param name="compiler">Version of the compiler.</param>
    public static IEnumerable<PackageAnalyzer> For(Version compiler, IEnumerable<PackageAnalyzer> all) =>
        from file in all
        group file by file.Package into package
        let best = package.Select(file => file.Compiler).Where(version => version <= compiler).Max()
        from file in package
        where file.Compiler is null || file.Compiler == best
        select file;

    private Version? Compiler => Folder().Match(Path.Replace('\\', '/')) is { Success: true } match ? Version.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex(@"/analyzers/(?:dotnet/)?roslyn(\d{1,4}\.\d{1,4})/", RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}
