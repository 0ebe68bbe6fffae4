using System.Text.Json;

namespace Notebooks.Book.Contents;

/// <summary>Names that lessons had before: their pages lead on, and what a reader did there is theirs under the new name.</summary>
internal sealed class MovedLessons
{
    /// <exception cref="BookException">A page of the book has such a name today.</exception>
    public MovedLessons(BookInfo info, IReadOnlyList<Lesson> lessons, IReadOnlyList<ReadingPage> pages)
    {
        var moved = info.Moved ?? new Dictionary<string, string>();
        foreach (var (was, name) in moved)
            if (BookWriter.OwnPages.Contains(was) || lessons.Any(lesson => lesson.Slug == was) || pages.Any(page => page.Slug == was))
                throw new BookException($"\"moved\" in data/book.json says that \"{was}\" is called \"{name}\" now, but there is a page \"{was}\"; take that line out.");

        // A book can be made of some of the lessons only.
        Lessons = [.. moved.Join(lessons, it => it.Value, lesson => lesson.Slug, (it, lesson) => (it.Key, lesson))];
    }

    /// <summary>The former name of a lesson, and the lesson.</summary>
    public IReadOnlyList<(string Was, Lesson Lesson)> Lessons { get; }

    public bool Any => Lessons.Count > 0;

    /// <summary>The script that moves what the reader's browser keeps.</summary>
    public string Script()
    {
        using var reader = new StreamReader(typeof(MovedLessons).Assembly.GetManifestResourceStream(Pages.Shell.MovedScript)!);
        return $"window.movedLessons = {JsonSerializer.Serialize(Lessons.ToDictionary(it => it.Was, it => it.Lesson.Slug))};\n{reader.ReadToEnd()}";
    }
}
