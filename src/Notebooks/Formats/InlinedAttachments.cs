using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>Pictures that an <c>.ipynb</c> keeps beside the text of a Markdown cell, moved into the text itself.</summary>
internal static partial class InlinedAttachments
{
    private const string Key = "attachments", Svg = "image/svg+xml";

    public static Cell In(Cell cell)
    {
        if (cell.Kind != CellKind.Markdown || cell.Unknown[Key] is not JsonObject attachments) return cell;
        HashSet<string> used = [];
        var source = Link().Replace(cell.Source, link =>
        {
            var name = Uri.UnescapeDataString(link.Groups["name"].Value);
            if (UriOf(attachments[name]) is not { } uri) return link.Value;
            used.Add(name);
            return uri;
        });
        var unknown = (JsonObject)cell.Unknown.DeepClone();
        foreach (var name in used) ((JsonObject)unknown[Key]!).Remove(name);
        if (unknown[Key] is JsonObject { Count: 0 }) unknown.Remove(Key);
        return cell with { Source = source, Unknown = unknown };
    }

    private static string? UriOf(JsonNode? attachment)
    {
        if (attachment is not JsonObject forms || forms.FirstOrDefault(form => form.Key.StartsWith("image/", StringComparison.Ordinal)) is not { Key: { } type, Value: { } value }) return null;
        if ((value is JsonArray lines ? string.Concat(lines.Select(line => line.Text())) : value.Text()) is not { Length: > 0 } content) return null;
        return type == Svg && content.TrimStart().StartsWith('<')
            ? $"data:{type},{Uri.EscapeDataString(content)}"
            : $"data:{type};base64,{string.Concat(content.Where(c => !char.IsWhiteSpace(c)))}";
    }

    [GeneratedRegex("""\battachment:(?<name>[^\s()<>"']+)""")]
    private static partial Regex Link();
}
