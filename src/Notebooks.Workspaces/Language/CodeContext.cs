using Notebooks.Planning;

namespace Notebooks.Workspaces.Language;

/// <summary>The context of code in a notebook.</summary>
/// <param name="Folder">The notebook's folder, against which <c>#r</c> and <c>#load</c> resolve.</param>
/// <param name="PackageFolder">Where restored packages are remembered.</param>
/// <param name="Submissions">The cells that have run, first to last.</param>
internal sealed record CodeContext(string Folder, string PackageFolder, Submission[] Submissions);
