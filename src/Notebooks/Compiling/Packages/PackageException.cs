namespace Notebooks.Compiling.Packages;

/// <summary>A package named by <c>#r "nuget: …"</c> cannot be restored or used.</summary>
/// <param name="code">NuGet's code, such as <c>NU1101</c>.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="id">The package at fault, or null when that is not known.</param>
internal sealed class PackageException(string code, string message, string? id = null) : Exception(message)
{
    /// <summary>NuGet's code.</summary>
    public string Code { get; } = code;

    /// <summary>The package at fault; null when that is not known.</summary>
    public string? Id { get; } = id;
}
