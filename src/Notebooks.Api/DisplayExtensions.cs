using Microsoft.DotNet.Interactive;

// The namespace is .NET Interactive's choice: cells always have it in scope.
namespace System;

/// <summary>Displaying as an extension of the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value as an output of the cell whose code calls.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">MIME types to show it as, in place of those preferred for its type.</param>
    /// <returns>The output, for later updates.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows text that already is of a MIME type, untouched.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>The output, for later updates.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.ShowAs(value, mimeType);
}
