using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>The formatter library appends its style sheet to every value. This class keeps it in one output of the document.</summary>
internal sealed class StyleSheet
{
    private string? _carrier;

    /// <summary>Leaves the style sheet in the first output that has it, also when that is updated later; removes it from all others.</summary>
    public JsonObject Once(JsonObject data, string displayId)
    {
        if (data[MimeTypes.Html]?.GetValue<string>() is not { } html || (!html.Contains("<style>") && _carrier != displayId))
        {
            return data;
        }

        var bare = html.Replace(Library.Rules, "", StringComparison.Ordinal);
        if (bare.Length < html.Length)
        {
            Interlocked.CompareExchange(ref _carrier, displayId, null);
        }

        data[MimeTypes.Html] = _carrier == displayId ? bare + Library.Rules : bare;
        return data;
    }

    // This is a separate class, so that the library is not loaded before a value is shown.
    private static class Library
    {
        public static readonly string Rules = Read();

        private static string Read()
        {
            using var text = new StringWriter();
            using (var context = new FormatContext(text))
            {
                HtmlFormatter.RequireDefaultStyles(context);
            }

            return text.ToString();
        }
    }
}
