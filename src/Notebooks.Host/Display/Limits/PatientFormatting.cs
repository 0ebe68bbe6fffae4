using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Limits;

/// <summary>
/// Formats what a cell ends in on a thread of its own, for one of the value's properties may never return, and nobody can end
/// it. What a cell displays by itself is formatted where it does so: it may hold a lock that the value needs.
/// </summary>
internal static class PatientFormatting
{
    // Each of its forms has its own time before that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">Makes its forms.</param>
    /// <returns>The forms, or its type with a note when they are not made in time.</returns>
    public static JsonObject Format(object? value, Func<JsonObject> format)
    {
        JsonObject? forms = null;
        ExceptionDispatchInfo? failure = null;
        // It takes the flow of the cell along: what goes on in it is the cell's.
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
