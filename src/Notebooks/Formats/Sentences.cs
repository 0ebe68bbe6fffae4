namespace Notebooks.Formats;

/// <summary>Puts texts from elsewhere among our own sentences. Such a text may end with or without a mark.</summary>
public static class Sentences
{
    /// <summary>A text as a sentence that another one can follow.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with a full stop, unless it ends in a mark already.</returns>
    public static string Ended(this string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' or ':' ? trimmed : $"{trimmed}.";
    }
}
