using Notebooks.Reporting;
using System.Text;

namespace Notebooks.Serve.Web;

/// <summary>A document around markup that a cell has put out. The page cannot measure it, so it tells its height.</summary>
internal static class FramePage
{
    private const string Tell = """new ResizeObserver(() => { const e = document.documentElement; parent.postMessage(e.offsetHeight + (e.scrollWidth > e.clientWidth ? 16 : 0), "*"); }).observe(document.documentElement)""";

    private const string Style = """
        html { font: 15px/1.5 system-ui, sans-serif; }
        body { margin: 0; padding: .25rem 0; overflow-wrap: anywhere; }
        table { border-collapse: collapse; font-size: .9em; }
        td, th { padding: .3em .8em .3em 0; text-align: left; vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
        pre { white-space: pre-wrap; font-size: .9em; margin: 0; }
        """;

    /// <param name="content">The markup.</param>
    public static string Of(string content) => $"""
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Output of the cell</title><style>{Style}</style><script>{Tell}</script>{Library(content)}<body>{content}
        """;

    // Markup of Plotly.NET expects the library, and may load nothing.
    private static string Library(string content) =>
        content.Contains("Plotly", StringComparison.Ordinal) && Pages.Assets.Find(FigureLibrary.Basic) is { } library ? $"<script>{Encoding.UTF8.GetString(library)}</script>" : "";
}
