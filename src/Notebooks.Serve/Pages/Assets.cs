using System.Text;
using Notebooks.Book;
using Notebooks.Reporting;

namespace Notebooks.Serve.Pages;

/// <summary>The scripts and style sheets of the pages: the book's own, those that draw figures, and ours.</summary>
internal static class Assets
{
    /// <summary>An asset by its name, or null when there is none.</summary>
    public static byte[]? Find(string name) => name switch
    {
        "palette.js" => Encoding.UTF8.GetBytes(BookWriter.Palette()),
        "narrow.js" => Encoding.UTF8.GetBytes(BookWriter.Narrow()),
        _ => Read(typeof(Assets), name) ?? Read(typeof(BookWriter), name) ?? (name is FigureLibrary.Basic or FigureLibrary.Full or FigureLibrary.Timeline ? Read(typeof(FigureLibrary), name) : null),
    };

    /// <summary>The type of a file, by the extension of its name.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private static byte[]? Read(Type owner, string name)
    {
        using var from = owner.Assembly.GetManifestResourceStream(name);
        if (from is null) return null;
        var content = new byte[from.Length];
        from.ReadExactly(content);
        return content;
    }
}
