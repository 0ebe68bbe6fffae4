using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Api;

/// <summary>Takes the values of <c>display</c> and <c>Update</c> directly. The kernel's context would keep them all.</summary>
internal static class DisplayedValues
{
    private const string Event = "OnFormatterEvent";

    // `display` raises one object and returns another, and each has its own identity. An update comes from the returned one.
    // Both share the string object of a MIME type, and so do all objects that an update makes. So this string object tells
    // which output an update belongs to.
    private static readonly ConditionalWeakTable<string, Shown> ByMimeType = [];

    /// <summary>Replaces all receivers, including that of the kernels, by one.</summary>
    public static void GoTo(Action<DisplayedValue> receiver)
    {
        // Kernel's static constructor adds a handler that writes values without a context to the console. It runs now, so
        // that its handler is replaced, too.
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle);
        var handlers = typeof(Formatter).GetField(Event, BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException($"{typeof(Formatter).Assembly.GetName()} has no {Event}: this host was made for another version.");
        handlers.SetValue(null, receiver);
    }

    /// <summary>The output of a value. All later updates of the value get the same one.</summary>
    public static Shown Identify(DisplayedValue value)
    {
        if (value.FormattedValues is not [var first, ..]) return new(value.DisplayId, IsReadyMade: false);
        if (value.IsUpdated) return ByMimeType.TryGetValue(first.MimeType, out var known) ? known : new(value.DisplayId, IsReadyMade: false);

        var shown = new Shown(value.DisplayId, ReferenceEquals(value.Value, first.Value) && first.Value.Length > 0);
        var own = new string(first.MimeType.AsSpan());
        MimeTypeOf(first) = own;
        ByMimeType.Add(own, shown);
        return shown;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<MimeType>k__BackingField")]
    private static extern ref string MimeTypeOf(FormattedValue value);
}

/// <summary>An output that can be replaced.</summary>
/// <param name="DisplayId">Its identity for front ends.</param>
/// <param name="IsReadyMade">Whether it was text of a MIME type, which must not be formatted again.</param>
internal sealed record Shown(string DisplayId, bool IsReadyMade);
