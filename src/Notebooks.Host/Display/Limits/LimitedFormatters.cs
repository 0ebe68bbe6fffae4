using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>
/// The formatters of the library, or those that cells have registered: whoever looks for one finds it with limits. The
/// library formats what is displayed before it tells anybody, and looks into these two stacks whichever way a value comes.
/// </summary>
internal sealed class LimitedFormatters : ConcurrentStack<ITypeFormatter>, IEnumerable<ITypeFormatter>
{
    private const string Library = "Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting";

    private readonly bool _isLast;

    private LimitedFormatters(IEnumerable<ITypeFormatter> formatters, bool isLast) : base(formatters.Reverse()) => _isLast = isLast;

    /// <summary>Takes the place of the library's own stacks. Nothing may have been formatted before.</summary>
    public static void Install()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Formatter).TypeHandle);
        Own(null) = new LimitedFormatters(Own(null), isLast: false);
        Defaults(null) = new LimitedFormatters(Defaults(null), isLast: true);
    }

    /// <summary>Adds a formatter that gives way to all that cells register, also for less special types.</summary>
    public static void AddDefault(ITypeFormatter formatter) => Defaults(null).Push(formatter);

    // Who looks for a formatter has nothing but an enumerable in hand.
    IEnumerator<ITypeFormatter> IEnumerable<ITypeFormatter>.GetEnumerator() =>
        ToArray().Select(formatter => new LimitedFormatter(formatter)).Concat(_isLast ? Missing() : []).Cast<ITypeFormatter>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ITypeFormatter>)this).GetEnumerator();

    // For a preferred MIME type that nothing formats, the library looks for a formatter until the stack overflows.
    private static IEnumerable<LimitedFormatter> Missing() =>
        Preferred(null).SelectMany(preference => preference.MimeTypes).Distinct().Select(mimeType => new LimitedFormatter(new MissingFormatter(mimeType)));

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_userTypeFormatters")]
    private static extern ref ConcurrentStack<ITypeFormatter> Own([UnsafeAccessorType(Library)] object? type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_defaultTypeFormatters")]
    private static extern ref ConcurrentStack<ITypeFormatter> Defaults([UnsafeAccessorType(Library)] object? type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_preferredMimeTypes")]
    private static extern ref ConcurrentStack<(Type Type, HashSet<string> MimeTypes)> Preferred([UnsafeAccessorType(Library)] object? type);
}
