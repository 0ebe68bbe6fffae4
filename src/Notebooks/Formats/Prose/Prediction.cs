using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Notebooks.Formats.Prose;

/// <summary>
/// What a reader is asked to predict before the next cell runs: a question, a list of answers, and a comment below the list
/// that repeats the answers, marks the right one by an asterisk, and says after a colon why each one tempts:
/// <c>&lt;!-- predict: 100 ms: the fastest ends the wait | *300 ms: the slowest ends last --&gt;</c>.
/// A front end that knows nothing of it shows the question and the list.
/// </summary>
/// <param name="Question">The question, as Markdown.</param>
/// <param name="Choices">The answers, in the order of the list.</param>
public sealed partial record Prediction(string Question, ImmutableArray<PredictedAnswer> Choices)
{
    /// <summary>What a paragraph begins with that tells the right answer, after the figure.</summary>
    public const string AnswerBegins = "**Answer:**";

    /// <summary>What the question begins with.</summary>
    public const string QuestionBegins = "**Predict.**";

    private const int Fewest = 2, Most = 3, LongestComment = 2000;

    /// <summary>Whether a Markdown cell begins the comment of a prediction, right or wrong.</summary>
    /// <param name="markdown">The text of the cell.</param>
    public static bool IsMeant(string markdown) => CommentBegins().IsMatch(markdown);

    /// <summary>The prediction of a Markdown cell, or null when it asks for none.</summary>
    /// <param name="markdown">The text of the cell.</param>
    /// <exception cref="FormatException">It asks for a prediction in a way that cannot be understood. The message says what to do.</exception>
    public static Prediction? In(string markdown)
    {
        var lines = TextLines.Of(markdown);
        var asked = Array.FindIndex(lines, line => line.Contains(QuestionBegins, StringComparison.Ordinal));
        var comments = Comment().Matches(markdown);
        if (comments.Count == 0 && IsMeant(markdown)) throw new FormatException($"a comment `<!-- predict: … -->` has no end `-->` within {LongestComment} characters: shorten it, or end it.");
        if (asked < 0 && comments.Count == 0) return null;
        if (asked < 0) throw new FormatException($"there is a comment `<!-- predict: … -->`, but no question after {QuestionBegins}: write one.");
        if (comments.Count != 1) throw new FormatException($"a question after {QuestionBegins} needs one comment `<!-- predict: wrong: why it tempts | *right: why -->` below its answers, and has {comments.Count}.");

        ImmutableArray<PredictedAnswer> choices = [.. comments[0].Groups["answers"].Value.Split('|').Select(Answer)];
        if (choices.Length is < Fewest or > Most) throw new FormatException($"a prediction has {Fewest} or {Most} answers, and here are {choices.Length}.");
        if (choices.Count(c => c.IsRight) != 1) throw new FormatException("one answer of a prediction is right: mark it, and no other, by * in the comment.");

        var rest = lines[(asked + 1)..];
        string[] list = [.. rest.SkipWhile(line => !IsItem(line)).TakeWhile(IsItem).Select(line => line[2..].Trim())];
        if (!list.SequenceEqual(choices.Select(c => c.Text)))
            throw new FormatException($"the comment repeats the answers of the list in their order: the list says {Said(list)}, the comment {Said(choices.Select(c => c.Text))}.");
        var begins = lines[asked].IndexOf(QuestionBegins, StringComparison.Ordinal) + QuestionBegins.Length;
        string[] question = [lines[asked][begins..].Trim(), .. rest.TakeWhile(line => line.Trim().Length > 0 && !IsItem(line)).Select(line => line.Trim())];
        return new(string.Join(' ', question), choices);
    }

    private static PredictedAnswer Answer(string text)
    {
        var answer = text.Trim();
        var colon = answer.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0) throw new FormatException($"an answer needs a colon and a reason why it tempts: `{answer}` has none.");
        var right = answer[0] == '*';
        return new(answer[(right ? 1 : 0)..colon].Trim(), answer[(colon + 2)..].Trim(), right);
    }

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    private static string Said(IEnumerable<string> answers) => string.Join(" | ", answers) is { Length: > 0 } text ? $"`{text}`" : "nothing";

    [GeneratedRegex(@"<!--\s*predict:")]
    private static partial Regex CommentBegins();

    [GeneratedRegex(@"<!--\s*predict:(?<answers>.{0,2000}?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
