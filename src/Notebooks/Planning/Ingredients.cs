using System.Text.RegularExpressions;
using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>Finds the files a notebook is made of.</summary>
public static partial class Ingredients
{
    /// <summary>The notebook and everything it imports, loads or references by name, as far as it exists.</summary>
    /// <param name="notebook">Path of the notebook. It need not be readable.</param>
    /// <returns>Full paths, the notebook first.</returns>
    public static IReadOnlyList<string> Of(string notebook)
    {
        List<string> found = [Path.GetFullPath(notebook)];
        try
        {
            var plan = Planner.Plan(notebook, NotebookFile.Read(notebook));
            foreach (var submission in plan.Cells.SelectMany(c => c.Steps).OfType<Submission>())
            {
                if (submission.ImportedFile is { } imported) Add(Path.GetFullPath(ImportedFile.Of(imported).Path, plan.Folder));
                AddNamedIn(submission.Text, plan.Folder);
            }
        }
        catch (NotebookFormatException)
        {
            // The notebook may be readable after the next change.
        }
        return found;

        bool Add(string path)
        {
            if (!File.Exists(path) || found.Contains(path)) return false;
            found.Add(path);
            return true;
        }

        void AddNamedIn(string text, string folder)
        {
            foreach (Match named in Named().Matches(text))
            {
                var path = Path.GetFullPath(named.Groups["path"].Value, folder);
                if (Add(path) && named.Groups["how"].Value == "load") TryAddNamedIn(path);
            }
        }

        void TryAddNamedIn(string path)
        {
            try { AddNamedIn(File.ReadAllText(path), Path.GetDirectoryName(path)!); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        }
    }

    [GeneratedRegex("""^[ \t]*#(?<how>r|load)[ \t]+"(?!nuget:)(?<path>[^"\r\n\0]+)""", RegexOptions.Multiline)]
    private static partial Regex Named();
}
