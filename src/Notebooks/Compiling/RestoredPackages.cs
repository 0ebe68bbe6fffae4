namespace Notebooks.Compiling;

/// <summary>What a restore has brought.</summary>
/// <param name="Assemblies">Full paths of all assemblies.</param>
/// <param name="Extensions">Full paths of what the packages bring for notebooks: see <see cref="Protocol.PackageExtension"/>.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Extensions);
