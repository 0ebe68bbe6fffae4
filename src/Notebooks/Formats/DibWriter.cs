using System.Text.Json.Nodes;

namespace Notebooks.Formats;

internal sealed class DibWriter
{
    private readonly Notebook _notebook;
    private readonly string _file;
    private readonly JsonObject _meta;
    private readonly KernelNames _names;

    public DibWriter(Notebook notebook, string file)
    {
        (_notebook, _file) = (notebook, file);
        _meta = AddedMetadata.Without(notebook.Metadata);
        Declare(KernelNames.OfKernelInfo(_meta));
        _names = KernelNames.Of(_meta);
    }

    public string Write()
    {
        List<string> blocks = [.. _notebook.Cells.Select((cell, index) => Block(cell, index + 1)).OfType<string>()];
        if (_meta.Count > 0) blocks.Insert(0, $"#!meta\n\n{Json.Write(indented: false, writer => _meta.WriteTo(writer))}\n");
        return string.Join('\n', blocks);
    }

    private string? Block(Cell cell, int number)
    {
        if (cell.Kind == CellKind.Raw)
            throw Unwritable(number, "is raw text, which a .dib cannot hold; make it a Markdown cell, or remove it");

        var language = cell.Kind == CellKind.Markdown ? Languages.Markdown : _names.Normalise(cell.Language);
        if (language.AsSpan().ContainsAny('\r', '\n') || _names.Separator($"#!{language}") != language)
            throw Unwritable(number, $"is in the language \"{language.Shown()}\", a name that cannot begin a cell of a .dib");

        // A CR before a line feed would be read back as part of the line's end, so it is removed.
        string[] lines = [.. cell.Source.Split('\n').Select(line => line.TrimEnd('\r'))];
        var (from, to) = DibText.Trim(lines, 0, lines.Length);
        // Code of an .ipynb may name its language on its first line. In a .dib, the separator names it.
        if (from < to && cell.Kind == CellKind.Code && _names.Separator(lines[from]) == language)
            (from, to) = DibText.Trim(lines, from + 1, to);
        if (Array.Find(lines[from..to], line => _names.Separator(line) is not null) is { } separator)
            throw Unwritable(number, $"contains the line \"{separator.Shown()}\", which begins a new cell in a .dib; put a blank before it");

        return from == to ? null : $"#!{language}\n\n{string.Join('\n', lines[from..to])}\n";
    }

    // A reader takes the name of an unusual language for a separator only when the meta block declares it.
    private void Declare(KernelNames known)
    {
        string[] missing =
        [
            .. _notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Language)
                .Distinct().Where(language => known.Find(language) is null),
        ];
        // Without a meta block in front, a reader would take a `#!meta` line of a cell for one.
        if (missing.Length == 0 && (_meta.Count > 0 || !_notebook.Cells.Any(HasMetaLine))) return;

        if (_meta["kernelInfo"] is null) _meta["kernelInfo"] = new JsonObject { ["defaultKernelName"] = _notebook.DefaultLanguage };
        if (_meta["kernelInfo"].At("items") is null && _meta["kernelInfo"] is JsonObject info) info["items"] = new JsonArray();
        if (_meta["kernelInfo"].At("items") is not JsonArray items)
            throw new NotebookFormatException(_file, "the document's metadata \"kernelInfo\" is not an object with an array \"items\"; correct or remove it.");
        foreach (var language in missing)
            items.Add(new JsonObject { ["name"] = language, ["languageName"] = Languages.Label(language), ["aliases"] = new JsonArray() });
    }

    private static bool HasMetaLine(Cell cell) =>
        DibText.Lines(cell.Source).Any(line => line.StartsWith("#!meta", StringComparison.Ordinal));

    private NotebookFormatException Unwritable(int number, string problem) => new(_file, $"cell {number} {problem}.");
}
