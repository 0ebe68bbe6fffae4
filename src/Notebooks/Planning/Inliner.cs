using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Planning;

/// <summary>Turns the text of one cell, and everything it imports, into steps.</summary>
internal sealed class Inliner(string folder, DocumentNames documents, int cell)
{
    private readonly Stack<string> _importing = [];

    public bool IsTimed { get; private set; }

    public IReadOnlyList<Step> Inline(string source, string language, string notebook) =>
        [.. Steps(source, language, $"{notebook}#{cell}", null)];

    private IEnumerable<Step> Steps(string source, string language, string document, string? file) =>
        CellSplitter.Split(source, language).SelectMany(fragment => fragment switch
        {
            TextFragment { Language: Languages.CSharp } code => [new Submission(document, documents.ClassOf(document), code.Text, file)],
            TextFragment text when Presentations.MimeTypeOf(text.Language) is { } type => [new Presentation(type, text.Text.Trim('\n'))],
            TextFragment foreign => [Presentations.Refusal(cell, foreign.Language, foreign.Line, file)],
            DirectiveFragment directive => Obey(directive, file),
            _ => throw new InvalidOperationException($"A fragment of kind {fragment.GetType().Name} has no meaning."),
        });

    private IEnumerable<Step> Obey(DirectiveFragment directive, string? file)
    {
        switch (directive)
        {
            case { Name: "time" }:
                IsTimed = true;
                return [];
            case { Name: "import", Argument: "" }:
                return [new Problem("`#!import` needs a path, such as `#!import ../shared/lesson.csx`.", directive.Line, file)];
            case { Name: "import" }:
                return Import(directive, file);
            default:
                return [new Problem($"`#!{directive.Name}` is not something this engine knows: it has `#!import`, `#!time`, `#r`, `#load` and the languages C#, Markdown, HTML, JavaScript and Mermaid.", directive.Line, file)];
        }
    }

    private IReadOnlyList<Step> Import(DirectiveFragment directive, string? file)
    {
        // Every path is relative to the notebook's folder, in imported files too: that is the working directory.
        var path = Path.GetFullPath(directive.Argument, folder);
        if (_importing.Contains(path))
            return [new Problem($"`#!import {directive.Argument}` goes in a circle: {string.Join(" → ", _importing.Reverse().Append(path).Select(Path.GetFileName))}.", directive.Line, file)];
        if (Directory.Exists(path) || !File.Exists(path))
            return [new Problem($"`#!import {directive.Argument}` finds no such file; it was looked for in {folder}.", directive.Line, file)];

        _importing.Push(path);
        try
        {
            return [.. Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".cs" or ".csx" => Steps(File.ReadAllText(path), Languages.CSharp, directive.Argument, directive.Argument),
                ".dib" or ".ipynb" => NotebookFile.Read(path).Cells.SelectMany((c, i) => Imported(c, $"{directive.Argument}#{i + 1}", directive.Argument)),
                var other => [new Problem($"`#!import {directive.Argument}`: files ending in '{other}' cannot be imported; .cs, .csx, .dib and .ipynb can.", directive.Line, file)],
            }];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            return [new Problem($"`#!import {directive.Argument}` cannot be read: {e.Message}", directive.Line, file)];
        }
        finally
        {
            _importing.Pop();
        }
    }

    private IEnumerable<Step> Imported(Cell imported, string document, string file) => imported switch
    {
        { Source: var source } when string.IsNullOrWhiteSpace(source) => [],
        { Kind: CellKind.Raw } => [],
        { Kind: CellKind.Markdown } => [new Presentation(MimeTypes.Markdown, imported.Source)],
        _ => Steps(imported.Source, imported.Language, document, file),
    };
}
