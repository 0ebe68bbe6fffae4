namespace Notebooks.Compiling;

/// <summary>A package named by <c>#r "nuget: …"</c> cannot be had.</summary>
/// <param name="code">NuGet's code, such as <c>NU1101</c>.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class PackageException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
