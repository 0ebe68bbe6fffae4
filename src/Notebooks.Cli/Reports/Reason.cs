using Notebooks.Formats;

namespace Notebooks.Cli.Reports;

/// <summary>Why something failed, in one line.</summary>
internal static class Reason
{
    /// <summary>The message of an exception, with its type when the exception is an unexpected one.</summary>
    public static string Of(Exception exception)
    {
        var message = exception.Message.ReplaceLineEndings(" ");
        return exception is IOException or UnauthorizedAccessException or NotebookFormatException ? message : $"{exception.GetType().Name}: {message}";
    }
}
