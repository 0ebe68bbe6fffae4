using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Limits;

/// <summary>
/// Formats the value of a cell on a thread of its own, because one of its properties may never return, and nothing can
/// end such a call. A value that the cell displays itself is formatted on the thread of the cell, because the cell may
/// hold a lock that the value needs.
/// </summary>
internal static class PatientFormatting
{
    // Each form of the value has its own, shorter limit.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">Makes its forms.</param>
    /// <returns>The forms, or its type with a note when they are not made in time.</returns>
    public static JsonObject Format(object? value, Func<JsonObject> format)
    {
        JsonObject? forms = null;
        ExceptionDispatchInfo? failure = null;
        // A new thread inherits the flow of the cell, so its outputs are attributed to the cell.
        var thread = new Thread(() =>
        {
            try
            {
                forms = format();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }) { IsBackground = true, Name = "Display" };
        thread.Start();
        if (!thread.Join(Patience)) return new() { [MimeTypes.Plain] = Fallback.Named(value, $"formatting it did not end within {Patience.TotalSeconds} s, which its properties and formatters must") };
        failure?.Throw();
        return forms!;
    }
}
