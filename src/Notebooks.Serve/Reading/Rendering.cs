using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Book.Outputs;
using Notebooks.Formats.Terminal;
using Notebooks.Protocol;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Serve.Reading;

/// <summary>An output as a page shows it: as text, as markup of the book's, or as markup of the notebook's in a frame.</summary>
internal abstract record Rendered
{
    /// <summary>Console text.</summary>
    public sealed record Console(string Text, bool IsError) : Rendered;

    /// <summary>Markup that the book makes.</summary>
    public sealed record Ours(string Html) : Rendered;

    /// <summary>Markup that the notebook has made.</summary>
    public sealed record Foreign(string Html) : Rendered;
}

/// <summary>Renders outputs as the book does.</summary>
internal static class Rendering
{
    /// <summary>The outputs of a cell. Claims that follow each other are one list.</summary>
    public static IReadOnlyList<Rendered> Of(IEnumerable<Output> outputs)
    {
        List<Rendered> rendered = [];
        List<JsonObject> claims = [];
        foreach (var output in outputs)
        {
            if (output is DisplayOutput { IsClaim: true })
            {
                claims.Add(NbformatOutput.From(output, 0));
                continue;
            }

            Flush();
            rendered.Add(One(output));
        }

        Flush();
        return rendered;

        void Flush()
        {
            if (claims.Count > 0) rendered.Add(Ours(claims, "A claim that cannot be shown."));
            claims.Clear();
        }
    }

    /// <summary>A figure as markup; null when it is none.</summary>
    public static string? Figure(DisplayOutput output) => output.Data[MimeTypes.Plotly] is JsonObject ? Ours([NbformatOutput.From(output, 0)], "").Html : null;

    private static Rendered One(Output output) => output switch
    {
        TextOutput text => new Rendered.Console(TerminalText.Plain(text.Text), text.IsError),
        DisplayOutput { Data: var data } when data[MimeTypes.Plotly] is not JsonObject && data[MimeTypes.Html] is JsonValue html && html.TryGetValue<string>(out var markup) => new Rendered.Foreign(markup),
        _ => Ours([NbformatOutput.From(output, 0)], "An output that cannot be shown."),
    };

    // A cell may display anything under any type, such as a figure that is none.
    private static Rendered.Ours Ours(IEnumerable<JsonObject> outputs, string instead)
    {
        try { return new(OutputHtml.Of(outputs)); }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException or ArgumentException) { return new($"<pre class=\"output\">{instead}</pre>"); }
    }
}
