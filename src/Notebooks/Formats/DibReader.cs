using System.Collections.Immutable;

namespace Notebooks.Formats;

internal sealed class DibReader
{
    private readonly string[] _lines;
    private readonly DibMeta _meta;
    private readonly ImmutableArray<Cell>.Builder _cells = ImmutableArray.CreateBuilder<Cell>();
    private readonly List<FormatWarning> _warnings = [];
    private readonly KernelNames _names;

    // Text before the first separator is C#, whatever default the meta block declares.
    private string _language = Languages.CSharp;
    private int _start;
    private Enclosure _enclosure = Enclosure.For(Languages.CSharp);

    public DibReader(string text, string file)
    {
        _lines = DibText.Lines(text.TrimStart('\uFEFF'));
        _meta = DibMeta.Find(_lines, file);
        _names = KernelNames.Of(_meta.Keys, message => _warnings.Add(new(_meta.Start + 1, message)));
    }

    public Notebook Read()
    {
        for (var i = 0; i < _lines.Length; i++)
            if (i == _meta.Start)
            {
                EndCell(i, Languages.CSharp, _meta.End);
                i = _meta.End - 1;
            }
            else if (_names.Separator(_lines[i]) is { } next)
            {
                if (_enclosure.Open is { } open)
                    Warn(i, $"This line begins a new {Languages.Label(next)} cell, although the {open} opened on line {_enclosure.Since} is still open. "
                        + "Put a blank before it if it is meant as text.");
                EndCell(i, next, i + 1);
            }
            else
                Text(i);
        EndCell(_lines.Length, _language, _lines.Length);

        return new()
        {
            Cells = _cells.ToImmutable(),
            Metadata = _meta.Keys,
            DefaultLanguage = DocumentLanguage.Of(_meta.Keys, _names),
            Warnings = [.. _warnings.OrderBy(warning => warning.Line)],
        };
    }

    private void Text(int i)
    {
        var line = _lines[i];
        if (line.StartsWith("#!", StringComparison.Ordinal) && _enclosure.Open is null)
        {
            if (line.StartsWith("#!meta", StringComparison.Ordinal))
                Warn(i, $"This second meta block is the text of a cell; the one that counts is on line {_meta.Start + 1}.");
            else if (_names.NearMiss(line) is { } name)
                Warn(i, $"This line is the text of a cell. To begin a new one, write \"#!{name}\" exactly, without trailing blanks.");
        }

        _enclosure.Read(line, i + 1);
    }

    private void EndCell(int end, string nextLanguage, int nextStart)
    {
        if (DibText.Trim(_lines, _start, end) is var (from, to) && from < to)
            _cells.Add(new()
            {
                Kind = _language == Languages.Markdown ? CellKind.Markdown : CellKind.Code,
                Language = _language,
                Source = string.Join('\n', _lines[from..to]),
                Line = from + 1,
            });
        (_language, _start, _enclosure) = (nextLanguage, nextStart, Enclosure.For(nextLanguage));
    }

    private void Warn(int index, string message) => _warnings.Add(new(index + 1, message));
}
