using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>
/// One of the library's two stacks of formatters: its own, or those that cells have registered. A search in the stack
/// finds each formatter with limits. The library formats a displayed value before it raises an event, so nothing later
/// could set limits. It looks for every formatter in these two stacks.
/// </summary>
internal sealed class LimitedFormatters : ConcurrentStack<ITypeFormatter>, IEnumerable<ITypeFormatter>
{
    private const string Library = "Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting";

    private readonly bool _isLast;

    private LimitedFormatters(IEnumerable<ITypeFormatter> formatters, bool isLast) : base(formatters.Reverse()) => _isLast = isLast;

    /// <summary>Replaces the library's own stacks. It must run before anything is formatted.</summary>
    public static void Install()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Formatter).TypeHandle);
        Own(null) = new LimitedFormatters(Own(null), isLast: false);
        Defaults(null) = new LimitedFormatters(Defaults(null), isLast: true);
    }

    /// <summary>Adds a default formatter. Formatters that cells register come before it, even for less special types.</summary>
    public static void AddDefault(ITypeFormatter formatter) => Defaults(null).Push(formatter);

    // The library enumerates the stacks only through this interface.
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
