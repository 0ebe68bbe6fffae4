using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>Where an exception comes from.</summary>
internal static class ErrorPlace
{
    /// <summary>The line of an exception within a document: that of the innermost frame there, or 0.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="document">Name of the document.</param>
    public static int LineIn(this Error error, string document) => error.Frames.FirstOrDefault(f => f.Document == document)?.Line ?? 0;
}
