using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Limits;

/// <summary>Takes the place of the formatter for a MIME type that is preferred but has no registered formatter.</summary>
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
