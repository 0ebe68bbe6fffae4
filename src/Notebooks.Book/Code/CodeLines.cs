using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Book.Code;

/// <summary>A line of code.</summary>
/// <param name="Pieces">What it consists of, in order.</param>
internal sealed record CodeLine(IReadOnlyList<CodePiece> Pieces);

/// <summary>A piece of a line.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Kind">Its kind, as a class of the style sheet, or null if it needs no colour.</param>
/// <param name="Hover">What an editor would say about it, or null.</param>
internal sealed record CodePiece(string Text, string? Kind, string? Hover);

/// <summary>Roslyn's own classification of code, line by line.</summary>
internal static class CodeLines
{
    /// <summary>The kind of a comment.</summary>
    public const string Comment = "c";

    /// <param name="document">The code as Roslyn reads it; its lines that are not C# are blank.</param>
    /// <param name="source">The code as its author wrote it.</param>
    public static async Task<IReadOnlyList<CodeLine>> OfAsync(Document? document, string source)
    {
        string[] written = source.Split('\n');
        if (document is null) return [.. written.Select(Directive)];

        var text = await document.GetTextAsync().ConfigureAwait(false);
        var spans = (await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, text.Length)).ConfigureAwait(false))
            // A name may have two classifications, such as method and static. The additional ones are left out.
            .Where(s => !ClassificationTypeNames.AdditiveTypeNames.Contains(s.ClassificationType))
            .GroupBy(s => s.TextSpan.Start).Select(g => g.First()).OrderBy(s => s.TextSpan.Start).ToArray();
        var hovers = await Hovers.OfAsync(document).ConfigureAwait(false);
        return
        [
            .. written.Select((line, i) =>
                i >= text.Lines.Count || string.IsNullOrWhiteSpace(text.ToString(text.Lines[i].Span)) ? Directive(line) : Line(text, text.Lines[i].Span, spans, hovers)),
        ];
    }

    private static CodeLine Directive(string line) => new([new(line, line.StartsWith('#') ? "p" : null, null)]);

    private static CodeLine Line(SourceText text, TextSpan line, ClassifiedSpan[] spans, IReadOnlyDictionary<int, string> hovers)
    {
        List<CodePiece> pieces = [];
        var at = line.Start;
        foreach (var span in spans)
        {
            // A text of several lines is one span.
            if (line.Intersection(span.TextSpan) is not { Length: > 0 } part || part.Start < at) continue;
            if (part.Start > at) pieces.Add(new(text.ToString(TextSpan.FromBounds(at, part.Start)), null, null));
            pieces.Add(new(text.ToString(part), KindOf(span.ClassificationType), hovers.GetValueOrDefault(span.TextSpan.Start)));
            at = part.End;
        }

        if (at < line.End) pieces.Add(new(text.ToString(TextSpan.FromBounds(at, line.End)), null, null));
        return new(pieces);
    }

    private static string? KindOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.RecordStructName
            or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment => Comment,
        ClassificationTypeNames.PreprocessorKeyword or ClassificationTypeNames.PreprocessorText => "p",
        _ => null,
    };
}
