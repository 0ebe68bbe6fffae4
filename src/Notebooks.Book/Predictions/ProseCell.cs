using System.Text;
using Notebooks.Book.Prose;
using Notebooks.Formats.Prose;

namespace Notebooks.Book.Predictions;

/// <summary>A cell of prose, with a prediction in the place of its list, and behind a veil what tells the right answer of an earlier one.</summary>
internal static class ProseCell
{
    /// <param name="classes">The classes of the cell.</param>
    /// <param name="number">Its number.</param>
    /// <param name="pieces">Its text.</param>
    /// <param name="veil">What waits in its lesson.</param>
    public static string Html(string classes, int number, IReadOnlyList<ProsePiece> pieces, Veil veil)
    {
        veil.BeginProse(number);
        var (waiting, seen) = (new StringBuilder(), new StringBuilder());
        var curtain = "";
        var asked = veil.AskedIn(number);
        foreach (var piece in asked is null ? pieces : WithAnswers(pieces, PredictionHtml.Of(asked, veil.Number + 1)))
        {
            veil.Begin(piece);
            curtain += veil.Curtain();
            (veil.IsDown ? waiting : seen).Append(piece.Html);
        }

        // An answer comes first in its cell, and a question last, so no cell has a waiting part after another one.
        var of = veil.Of();
        if (asked is not null) veil.Ask();
        var id = $"id=\"cell-{number}\"";
        if (waiting.Length == 0) return $"<div class=\"cell {classes}\" {id}>\n{seen}</div>\n";
        if (seen.Length == 0) return $"{curtain}<div class=\"cell {classes} veil\" {of} {id}>\n{waiting}</div>\n";
        return $"<div class=\"cell {classes}\" {id}>\n{curtain}<div class=\"prose veil\" {of}>\n{waiting}</div>\n{seen}</div>\n";
    }

    /// <summary>Puts the answers in the place of the list that follows the question.</summary>
    private static IEnumerable<ProsePiece> WithAnswers(IReadOnlyList<ProsePiece> pieces, string answers)
    {
        var asks = false;
        foreach (var piece in pieces)
        {
            if (asks && piece.IsList)
            {
                asks = false;
                yield return piece with { Html = answers };
                continue;
            }

            asks = asks || piece.Text.Contains(Prediction.QuestionBegins, StringComparison.Ordinal);
            yield return piece;
        }
    }
}
