namespace Notebooks.Protocol;

/// <summary>The MIME types of outputs that our code treats in a special way.</summary>
public static class MimeTypes
{
    /// <summary>Plain text, which every output has.</summary>
    public const string Plain = "text/plain";

    /// <summary>Markup.</summary>
    public const string Html = "text/html";

    /// <summary>Prose in Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A plotly.js figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A checked claim: an object with <c>claim</c>, <c>actual</c>, <c>expected</c> and <c>passed</c>.</summary>
    public const string Claim = "application/vnd.interleave.claim+json";

    /// <summary>Marks a figure that grows while a recording runs. It is no output: <c>over</c> takes it back.</summary>
    public const string Growing = "application/vnd.interleave.growing";

    /// <summary>Whether content of a type is JSON rather than text.</summary>
    /// <param name="mimeType">The type.</param>
    public static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
