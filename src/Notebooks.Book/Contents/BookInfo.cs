using System.Text.Json;

namespace Notebooks.Book.Contents;

/// <summary>The contents of the cover, and the parts of the course.</summary>
/// <param name="Title">The title of the course.</param>
/// <param name="Lead">What it is, in two or three sentences.</param>
/// <param name="About">A further sentence.</param>
/// <param name="Cover">The lesson whose last figure is shown, or null for none.</param>
/// <param name="Parts">The parts of the course, in order.</param>
/// <param name="Files">Folders, beside that of the lessons, whose files may be copied into the book when a lesson points at them.</param>
/// <param name="Pages">Markdown files beside the lessons that are pages of the book, without extension.</param>
/// <param name="Moved">Names that lessons had before, each with the name that the lesson has now.</param>
/// <param name="Command">What a reader types to run <c>nb</c>, or null when that is its name.</param>
public sealed record BookInfo(
    string Title, string Lead, string? About, string? Cover, IReadOnlyList<Part> Parts, IReadOnlyList<string>? Files = null, IReadOnlyList<string>? Pages = null,
    IReadOnlyDictionary<string, string>? Moved = null, string? Command = null)
{
    /// <summary>Reads <c>book.json</c>.</summary>
    /// <param name="path">Its path. When there is no such file, the book has a plain cover.</param>
    /// <exception cref="BookException">The file is not what it should be.</exception>
    public static BookInfo Read(string path)
    {
        if (!File.Exists(path)) return new("Notebooks", "", null, null, []);
        return JsonFile.Read<BookInfo>(path, "an object with \"title\", \"lead\" and \"parts\"") is { Title: not null, Lead: not null, Parts: not null } info ? info
            : throw new BookException($"{path}: \"title\", \"lead\" and \"parts\" are needed.");
    }
}

/// <summary>A part of the course.</summary>
/// <param name="First">How the name of its first lesson begins, such as <c>05</c>.</param>
/// <param name="Title">Its title.</param>
public sealed record Part(string First, string Title);

internal static class JsonFile
{
    public static T Read<T>(string path, string wanted)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? throw new BookException($"{path}: it should be {wanted}.");
        }
        catch (JsonException e)
        {
            throw new BookException($"{path}, line {e.LineNumber + 1}: it should be {wanted}; {e.Message}");
        }
    }
}
