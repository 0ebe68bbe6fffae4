namespace Notebooks.Hosting.Display;

/// <summary>MIME types that this process knows something about.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";

    public static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
