using System.Text.RegularExpressions;

namespace Notebooks.Cli.Selection;

/// <summary>Keeps the notebooks whose paths contain one of some texts, where <c>*</c> stands for anything.</summary>
internal static class Filter
{
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> notebooks, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return notebooks;
        if (texts.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("--filter needs a text, such as a part of a notebook's name.");

        Regex[] wanted = [.. texts.Select(t => new Regex(Regex.Escape(t.Replace('\\', '/')).Replace(@"\*", ".*"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline))];
        string[] kept = [.. notebooks.Where(n => wanted.Any(w => w.IsMatch(n.Replace('\\', '/'))))];
        return kept.Length > 0 ? kept
            : throw new UsageException($"None of the {Rendering.Text.Count(notebooks.Count, "notebook")} has {string.Join(" or ", texts.Select(t => $"'{t}'"))} in its path; --list shows them when --filter is left out.");
    }
}
