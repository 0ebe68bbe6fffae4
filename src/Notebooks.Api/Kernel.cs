using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call without a using.</summary>
public static class Kernel
{
#pragma warning disable IDE1006 // .NET Interactive spells it in lower case, and every notebook calls it so.
    /// <summary>Shows a value as an output of the cell whose code calls.</summary>
    /// <param name="value">The value; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">MIME types to show it as, in place of those preferred for its type.</param>
    /// <returns>The output, for later updates.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks text as HTML, so that displaying it renders it.</summary>
    /// <param name="content">The markup.</param>
    /// <returns>The content, to display or to end a cell with.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    /// <param name="content">The rules.</param>
    public static void CSS(string content) => DisplayedValue.Show(HTML($"<style>{content}</style>"), []);

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    /// <param name="content">The script.</param>
    public static void Javascript(string content) => DisplayedValue.Show(HTML($"<script type=\"text/javascript\">{content}</script>"), []);

    /// <summary>Would ask the reader for a line of text; a headless run has no reader, so the task is faulted.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="typeHint">What kind of input a front end should offer.</param>
    /// <returns>A faulted task.</returns>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => NobodyToAsk(prompt);

    /// <summary>Would ask the reader for a password; a headless run has no reader, so the task is faulted.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>A faulted task.</returns>
    public static Task<string> GetPasswordAsync(string prompt = "") => NobodyToAsk(prompt);

    private static Task<string> NobodyToAsk(string prompt) => Task.FromException<string>(new InvalidOperationException(
        $"Nobody is there to answer \"{prompt}\": this run has no input. Put the value into the cell, a file or an environment variable."));
}
