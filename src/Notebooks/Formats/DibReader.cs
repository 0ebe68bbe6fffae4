using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

internal sealed class DibReader
{
    private readonly string[] lines;
    private readonly DibMeta meta;
    private readonly ImmutableArray<Cell>.Builder cells = ImmutableArray.CreateBuilder<Cell>();
    private readonly List<FormatWarning> warnings = [];
    private readonly KernelNames names;

    // Text before the first separator is C#, whatever default the meta block declares.
    private string language = Languages.CSharp;
    private int start;
    private Enclosure enclosure = Enclosure.For(Languages.CSharp);

    public DibReader(string text, string file)
    {
        lines = DibText.Lines(text.TrimStart('\uFEFF'));
        meta = DibMeta.Find(lines, file);
        names = KernelNames.Of(meta.Keys, message => warnings.Add(new(meta.Start + 1, message)));
    }

    public Notebook Read()
    {
        for (var i = 0; i < lines.Length; i++)
            if (i == meta.Start)
            {
                EndCell(i, Languages.CSharp, meta.End);
                i = meta.End - 1;
            }
            else if (names.Separator(lines[i]) is { } next)
            {
                if (enclosure.Open is { } open)
                    Warn(i, $"This line begins a new {Languages.Label(next)} cell, although the {open} opened on line {enclosure.Since} is still open. "
                        + "Put a blank before it if it is meant as text.");
                EndCell(i, next, i + 1);
            }
            else
                Text(i);
        EndCell(lines.Length, language, lines.Length);

        return new()
        {
            Cells = cells.ToImmutable(),
            Metadata = meta.Keys,
            DefaultLanguage = DocumentLanguage.Of(meta.Keys, names),
            Warnings = [.. warnings.OrderBy(warning => warning.Line)],
        };
    }

    private void Text(int i)
    {
        var line = lines[i];
        if (line.StartsWith("#!", StringComparison.Ordinal) && enclosure.Open is null)
        {
            if (line.StartsWith("#!meta", StringComparison.Ordinal))
                Warn(i, $"This second meta block is the text of a cell; the one that counts is on line {meta.Start + 1}.");
            else if (names.NearMiss(line) is { } name)
                Warn(i, $"This line is the text of a cell. To begin a new one, write \"#!{name}\" exactly, without trailing blanks.");
        }

        enclosure.Read(line, i + 1);
    }

    private void EndCell(int end, string nextLanguage, int nextStart)
    {
        if (DibText.Trim(lines, start, end) is var (from, to) && from < to)
            cells.Add(new()
            {
                Kind = language == Languages.Markdown ? CellKind.Markdown : CellKind.Code,
                Language = language,
                Source = string.Join('\n', lines[from..to]),
                Line = from + 1,
            });
        (language, start, enclosure) = (nextLanguage, nextStart, Enclosure.For(nextLanguage));
    }

    private void Warn(int index, string message) => warnings.Add(new(index + 1, message));
}
