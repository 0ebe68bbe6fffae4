using System.Text.RegularExpressions;
using Notebooks.Formats;

namespace Notebooks.Book.Contents;

/// <summary>A lesson, as written and as executed.</summary>
public sealed partial record Lesson
{
    /// <summary>Makes a lesson of a source and of its executed copy.</summary>
    /// <param name="path">Path of the source.</param>
    /// <param name="source">The source.</param>
    /// <param name="executed">The same cells, with outputs.</param>
    /// <exception cref="BookException">The two do not have the same cells.</exception>
    public Lesson(string path, Notebook source, Notebook executed)
    {
        (Path, Source, Executed, Slug) = (path, source, executed, System.IO.Path.GetFileNameWithoutExtension(path));
        var heading = Heading().Match(source.Cells.FirstOrDefault()?.Source ?? "");
        (Number, Title) = heading.Success ? (heading.Groups["number"].Value, heading.Groups["title"].Value) : ("", Slug);

        if (source.Cells.Length != executed.Cells.Length)
            throw new BookException($"{path} has {source.Cells.Length} cells, its executed copy {executed.Cells.Length}: run it again.");
        for (var i = 0; i < source.Cells.Length; i++)
        {
            // The executed copy has the solution in the place of an exercise.
            if (source.Cells[i].Source != executed.Cells[i].Source && Markers.Read(source.Cells[i].Source).Exercise is null)
                throw new BookException($"{path}, cell {i + 1}: the executed copy was made from another text; run it again.");
        }
    }

    /// <summary>Path of the source.</summary>
    public string Path { get; }

    /// <summary>The name of its files, without extension.</summary>
    public string Slug { get; }

    /// <summary>The notebook as its author wrote it.</summary>
    public Notebook Source { get; }

    /// <summary>The notebook as it looks after a run.</summary>
    public Notebook Executed { get; }

    /// <summary>Its number, such as <c>05</c>; empty when its title has none.</summary>
    public string Number { get; }

    /// <summary>Its title in Markdown, without the number.</summary>
    public string Title { get; }

    /// <summary>The question it answers, in Markdown; empty when it asks none.</summary>
    public string Question => QuestionLine().Match(Source.Cells.FirstOrDefault()?.Source ?? "").Groups["question"].Value;

    /// <summary>The page it becomes.</summary>
    public string Page => Slug + ".html";

    [GeneratedRegex(@"\A\s*# ((?<number>\d+) · )?(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:- )?\*\*Question\.\*\* (?<question>.+)$", RegexOptions.Multiline)]
    private static partial Regex QuestionLine();
}
