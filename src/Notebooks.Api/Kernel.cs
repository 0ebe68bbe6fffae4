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

    /// <summary>Asks the reader for a line of text. A headless run has no reader: there the task is faulted.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="typeHint">What kind of input a front end should offer.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to ask.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Inputs.Source.AskAsync(prompt, isPassword: typeHint == "password");

    /// <summary>Asks the reader for a password, which is not shown. A headless run has no reader: there the task is faulted.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to ask.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "") => Inputs.Source.AskAsync(prompt, isPassword: true);

    /// <summary>Removes the outputs so far of the cell whose code calls. (.NET Interactive has no such method.)</summary>
    /// <param name="wait">Whether they stay until the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => Displays.Sink.Clear(wait);
}
