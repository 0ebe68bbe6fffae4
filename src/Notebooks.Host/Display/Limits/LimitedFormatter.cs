using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>A formatter that fails no cell. If a value exceeds the limits, or formatting fails, its <c>ToString</c> is shown.</summary>
internal sealed class LimitedFormatter(ITypeFormatter formatter) : ITypeFormatter
{
    public string MimeType => formatter.MimeType;

    public Type Type => formatter.Type;

    public bool Format(object instance, FormatContext context) =>
        FormattingLimits.Current is null && PatientFormatting.IsNeededFor(instance) ? PatientFormatting.Format(instance, context, MimeType, FormatHere) : FormatHere(instance, context);

    private bool FormatHere(object instance, FormatContext context)
    {
        var outer = FormattingLimits.Current;
        var limits = FormattingLimits.Current ??= new();
        ref var writer = ref WriterOf(context);
        var original = writer;
        // The library formats parts of a value in contexts of their own. Their writer may be a LimitedText already.
        var text = original as LimitedText ?? new LimitedText(context, limits);
        var start = text.Length;
        try
        {
            writer = text;
            limits.CheckStack();
            return formatter.Format(instance, context);
        }
        catch (Exception exception) when (outer is null || limits.Exceeded is null)
        {
            // An exceeded limit concerns the whole value, so only the outermost formatter gets here. Any other exception may
            // concern a small part, so only that part is replaced.
            text.Length = start;
            text.Put(Fallback.Of(instance, MimeType, limits.Exceeded ?? Fallback.Reason(exception, MimeType)));
            return true;
        }
        finally
        {
            WriterOf(context) = original;
            FormattingLimits.Current = outer;
            if (original != text) original.Write(text.ToString());
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Writer>k__BackingField")]
    private static extern ref TextWriter WriterOf(FormatContext context);
}
