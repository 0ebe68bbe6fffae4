using System.Text.RegularExpressions;

namespace Notebooks.Compiling.Errors;

/// <summary>
/// Files that a <c>#r</c> names and that are not there. Each is one error that says what to do; all that the compiler says
/// besides follows from it, and is not said.
/// </summary>
internal static partial class MissingFiles
{
    private const string Code = "CS0006";

    // Builds what the notebooks below its folder reference.
    private const string BuildScript = "nbtest.sh";

    /// <summary>What is left to say of a submission.</summary>
    /// <param name="diagnostics">What the compiler says of it.</param>
    /// <param name="folder">Full path of the notebook's folder.</param>
    public static Diagnostic[] Alone(Diagnostic[] diagnostics, string folder)
    {
        var missing = diagnostics.Where(d => d.Code == Code).Distinct().ToArray();
        return missing is [] ? diagnostics : [.. missing.Select(d => NameIn(d.Message) is { } name ? d with { Message = Explain(name, folder) } : d)];
    }

    // What is named by a scheme, such as a package, is no file.
    private static string? NameIn(string message) =>
        Quoted().Match(message) is { Success: true } match && match.Groups[1].Value is var name && (!name.Contains(':') || Path.IsPathRooted(name)) ? name : null;

    private static string Explain(string name, string folder) => Path.GetFullPath(name, folder) is var path && Path.GetDirectoryName(path) != folder && Builder(path) is { } script
        ? $"`#r \"{name}\"` finds no such file. Run {script} once: it builds what the notebooks here reference."
        : $"`#r \"{name}\"` finds no such file; it was looked for from the notebook's folder. Build or copy it there, or correct the path.";

    // As somebody at the top of the checkout would call it: no paths of this machine in what is reported.
    private static string? Builder(string missing)
    {
        for (var folder = Path.GetDirectoryName(missing); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, BuildScript))) return $"./{BuildScript}";
        }
        return null;
    }

    [GeneratedRegex("'(.+)'", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
