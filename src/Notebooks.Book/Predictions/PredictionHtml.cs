using System.Net;
using Notebooks.Book.Prose;
using Notebooks.Compiling;
using Notebooks.Formats.Prose;

namespace Notebooks.Book.Predictions;

/// <summary>
/// The answers of a prediction as HTML. Without a script they are a list, with the reasons folded below it. <c>predict.js</c>
/// makes buttons of the answers, and shows the reasons when one is chosen.
/// </summary>
public static class PredictionHtml
{
    private const int KeyLength = 8;

    /// <summary>The answers of a prediction, in the place of the list in its cell.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="number">Which prediction of its page it is, from 1. <c>data-of</c> of what waits for the answer says the same.</param>
    public static string Of(Prediction prediction, int number) => $"""
        <div class="prediction" id="{Id(number)}" role="group" aria-label="{WebUtility.HtmlEncode(ProseHtml.Plain(prediction.Question))}" data-key="{Key(prediction)}" data-right="{RightOf(prediction)}">
        <ul class="answers">
        {string.Join("\n", prediction.Choices.Select(choice => $"<li><span class=\"answer\">{ProseHtml.Inline(choice.Text)}</span></li>"))}
        </ul>
        <details class="reasons"><summary>Why each answer tempts</summary>
        <ul>
        {string.Join("\n", prediction.Choices.Select(choice => $"<li><b>{ProseHtml.Inline(choice.Text)}</b>: <span class=\"reason\">{ProseHtml.Inline(choice.Reason)}</span></li>"))}
        </ul></details>
        </div>

        """;

    /// <summary>The id of a prediction on its page.</summary>
    /// <param name="number">Which one it is, from 1.</param>
    public static string Id(int number) => $"prediction-{number}";

    /// <summary>What a browser remembers a prediction by. Another question, or other answers, are another prediction.</summary>
    /// <param name="prediction">The prediction.</param>
    public static string Key(Prediction prediction) => Hash.Of([prediction.Question, .. prediction.Choices.Select(choice => choice.Text)])[..KeyLength];

    private static int RightOf(Prediction prediction) => prediction.Choices.ToList().FindIndex(choice => choice.IsRight);
}
