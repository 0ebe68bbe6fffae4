using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Limits;

/// <summary>Stands for the formatter of a MIME type that somebody prefers and nobody has registered.</summary>
internal sealed class MissingFormatter(string mimeType) : ITypeFormatter
{
    public string MimeType => mimeType;

    public Type Type => typeof(object);

    public bool Format(object instance, FormatContext context)
    {
        var type = instance is null ? "object" : TypeNames.Short(instance.GetType());
        context.Writer.Write(Fallback.Of(instance, mimeType, $"nothing formats {type} as {mimeType}. Formatter.Register<{type}>((value, writer) => …, \"{mimeType}\") registers what does"));
        return true;
    }
}
