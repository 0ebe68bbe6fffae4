using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>
/// Formats a value with a limit of time even where a property or a formatter never returns, because nothing can end such a
/// call. So it runs on a thread of its own. The cell may hold a lock that the value needs. So when that thread blocks, the
/// value is formatted once more on the thread of the cell, which is interrupted when it blocks, too.
/// </summary>
internal static class PatientFormatting
{
    // It is longer than the limit for writing, which says more and keeps the value's ToString.
    private static readonly TimeSpan Patience = FormattingLimits.Time + TimeSpan.FromSeconds(1);

    // A value has several forms. When one of them does not end, the others are not tried.
    private static readonly ConditionalWeakTable<object, string> Stuck = [];

    /// <summary>Whether formatting a value may take long. These values are formatted without reading properties. A Thread may be the current one: on another thread, its state would be that it waits.</summary>
    public static bool IsNeededFor(object? value) => value is not (null or string or Thread or (ValueType and IFormattable));

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">Where to write.</param>
    /// <param name="mimeType">The form.</param>
    /// <param name="format">Makes the form, and tells whether it did. It may be called twice.</param>
    /// <returns>Whether something was written: the form, or the value's type with a note when the form is not made in time.</returns>
    public static bool Format(object value, FormatContext context, string mimeType, Func<object, FormatContext, bool> format)
    {
        if (!Stuck.TryGetValue(value, out var reason))
        {
            var attempt = new FormattingAttempt(value, format);
            if (attempt.RunApart(Patience) || (attempt.IsBlocked && (attempt = new(value, format)).RunHere(Patience)))
            {
                context.Writer.Write(attempt.Text);
                return attempt.HasWritten;
            }
            Stuck.AddOrUpdate(value, reason = $"formatting it did not end within {Patience.TotalSeconds} s, which its properties and formatters must");
        }
        context.Writer.Write(Fallback.Named(value, mimeType, reason));
        return true;
    }
}
