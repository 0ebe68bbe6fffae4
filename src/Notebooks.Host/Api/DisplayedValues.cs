using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Api;

/// <summary>What <c>display</c> and <c>Update</c> hand over, without the way through the kernel's context, which would keep all of it.</summary>
internal static class DisplayedValues
{
    private const string Event = "OnFormatterEvent";

    // The value that is raised and the one that `display` returns are two objects with two identities: an update comes from
    // the second. They share the text of a MIME type, and so do all that an update makes: it is the thread from one to the other.
    private static readonly ConditionalWeakTable<string, Shown> ByMimeType = [];

    /// <summary>Puts a receiver in place of all others, that of the kernels included.</summary>
    public static void GoTo(Action<DisplayedValue> receiver)
    {
        // The kernel's own would come later, and write to the console what it finds no context for.
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle);
        var handlers = typeof(Formatter).GetField(Event, BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException($"{typeof(Formatter).Assembly.GetName()} has no {Event}: this host was made for another version.");
        handlers.SetValue(null, receiver);
    }

    /// <summary>What a value was when it was first shown, and is to every later update.</summary>
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
/// <param name="IsReadyMade">Whether it was text of a MIME type, which nobody shall format again.</param>
internal sealed record Shown(string DisplayId, bool IsReadyMade);
