using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Display.Limits;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Short;

/// <summary>Shows the bytes of a picture once as the picture, and in plain text as kind and size. The library formats other bytes.</summary>
internal sealed class PictureBytes(string mimeType) : ITypeFormatter
{
    private static readonly (string MimeType, byte[] Start)[] Kinds =
        [("image/png", [0x89, .. "PNG\r\n"u8]), ("image/jpeg", [0xFF, 0xD8, 0xFF]), ("image/gif", [.. "GIF8"u8])];

    public string MimeType => mimeType;

    public Type Type => typeof(byte[]);

    public static void Register()
    {
        LimitedFormatters.AddDefault(new PictureBytes(MimeTypes.Html));
        LimitedFormatters.AddDefault(new PictureBytes(MimeTypes.Plain));
    }

    public bool Format(object instance, FormatContext context)
    {
        if (instance is not byte[] bytes || Array.Find(Kinds, kind => bytes.AsSpan().StartsWith(kind.Start)).MimeType is not { } type) return false;
        var content = Convert.ToBase64String(bytes);
        var words = Content.InWords(content, type);
        context.Writer.Write(mimeType == MimeTypes.Html ? $"<img src=\"data:{type};base64,{content}\" alt=\"{WebUtility.HtmlEncode(words)}\">" : words);
        return true;
    }
}
