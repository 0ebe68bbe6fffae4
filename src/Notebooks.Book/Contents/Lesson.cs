using System.Text.RegularExpressions;
using Notebooks.Formats;
using Notebooks.Publishing.Twins;

namespace Notebooks.Book.Contents;

/// <summary>A lesson, as written and as executed.</summary>
public sealed partial record Lesson
{
    /// <summary>Makes a lesson of a source and of its executed copy.</summary>
    /// <param name="path">Path of the source.</param>
    /// <param name="source">The source.</param>
    /// <param name="executed">The same cells, with outputs: as a run has left them, or as a twin has them.</param>
    /// <exception cref="BookException">The two do not have the same cells.</exception>
    public Lesson(string path, Notebook source, Notebook executed)
    {
        (Path, Source, Executed, Slug) = (path, source, executed, System.IO.Path.GetFileNameWithoutExtension(path));
        var heading = Heading().Match(source.Cells.FirstOrDefault()?.Source ?? "");
        (Number, Title) = heading.Success ? (heading.Groups["number"].Value, heading.Groups["title"].Value) : ("", Slug);

        if (Twin.IsTwin(executed)) RefuseAnotherTwin();
        else RefuseAnotherRun();
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

    // Links of a twin lead to twins, and it has the exercises as their author wrote them.
    private void RefuseAnotherTwin()
    {
        if (Twin.FirstDifference(Source, Executed, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!) is { } cell)
            throw new BookException($"{Path}, cell {cell}: its twin was made from another text; run `nb save {Path}`.");
    }

    private void RefuseAnotherRun()
    {
        if (Source.Cells.Length != Executed.Cells.Length)
            throw new BookException($"{Path} has {Source.Cells.Length} cells, its executed copy {Executed.Cells.Length}: run it again.");
        for (var i = 0; i < Source.Cells.Length; i++)
        {
            // The executed copy has the solution in the place of an exercise.
            if (Source.Cells[i].Source != Executed.Cells[i].Source && Markers.Read(Source.Cells[i].Source).Exercise is null)
                throw new BookException($"{Path}, cell {i + 1}: the executed copy was made from another text; run it again.");
        }
    }

    [GeneratedRegex(@"\A\s*# ((?<number>\d+) · )?(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:- )?\*\*Question\.\*\* (?<question>.+)$", RegexOptions.Multiline)]
    private static partial Regex QuestionLine();
}
