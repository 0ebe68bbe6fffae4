using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notebooks.Book.Contents;

namespace Notebooks.Book.Prose;

/// <summary>Marks the first use of each term in a lesson, and makes the cards that explain them.</summary>
/// <param name="terms">The terms.</param>
internal sealed class TermCards(IReadOnlyList<Term> terms)
{
    private readonly Dictionary<string, Term> _byForm =
        terms.SelectMany(term => term.Forms.Select(form => (form, term))).ToDictionary(pair => pair.form, pair => pair.term, StringComparer.OrdinalIgnoreCase);

    // The longest form first: "thread pool" is not a use of "thread".
    private readonly Regex? _forms = terms.SelectMany(term => term.Forms).OrderByDescending(form => form.Length).Select(Regex.Escape).ToArray() is { Length: > 0 } forms
        ? new(@"(?<![\w-])(" + string.Join('|', forms) + @")(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) : null;

    private readonly List<Term> _used = [];

    /// <summary>The terms that were marked, in the order of their first use.</summary>
    public IReadOnlyList<Term> Used => _used;

    /// <summary>Marks terms in the paragraphs of a text. Headings, lists, tables, links and code stay as they are.</summary>
    public void Mark(MarkdownDocument document)
    {
        if (_forms is null) return;
        foreach (var paragraph in document.OfType<ParagraphBlock>())
        {
            foreach (var literal in paragraph.Inline?.Descendants<LiteralInline>().ToList() ?? [])
                if (literal.FindParentOfType<LinkInline>().Any() is false) Mark(literal);
        }
    }

    /// <summary>The cards of the marked terms. They are hidden until somebody asks for one.</summary>
    public string Html()
    {
        var html = new StringBuilder();
        foreach (var term in _used)
            html.Append($"<div popover class=\"card\" id=\"term-{term.Id}\"><strong>{WebUtility.HtmlEncode(term.Name)}</strong> {ProseHtml.Inline(term.Definition)} <a href=\"{Term.Page}.html#{term.Id}\">Glossary</a></div>\n");
        return html.ToString();
    }

    private void Mark(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        Inline last = literal;
        var from = 0;
        foreach (Match use in _forms!.Matches(text))
        {
            var term = _byForm[use.Value];
            if (_used.Contains(term)) continue;
            _used.Add(term);
            if (from == 0) literal.Content = new(text[..use.Index]);
            else last = After(last, new LiteralInline(text[from..use.Index]));
            last = After(last, new HtmlInline($"<button type=\"button\" class=\"term\" popovertarget=\"term-{term.Id}\" aria-describedby=\"term-{term.Id}\">{WebUtility.HtmlEncode(use.Value)}</button>"));
            from = use.Index + use.Length;
        }

        if (from > 0) After(last, new LiteralInline(text[from..]));
    }

    private static Inline After(Inline inline, Inline next)
    {
        inline.InsertAfter(next);
        return next;
    }
}
