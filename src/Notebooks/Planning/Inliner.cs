using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Planning;

/// <summary>Turns the text of one cell, and everything it imports, into steps.</summary>
/// <param name="folder">Full path of the notebook's folder.</param>
/// <param name="documents">Names the submissions of the notebook.</param>
/// <param name="kernels">Plans the directives for kernels.</param>
/// <param name="cell">Number of the cell.</param>
/// <param name="skipsForeign">Whether text in languages that this engine does not run is left out.</param>
internal sealed class Inliner(string folder, DocumentNames documents, KernelDirectives kernels, int cell, bool skipsForeign)
{
    private readonly Stack<string> _importing = [];
    private readonly List<string> _skipped = [];

    public bool IsTimed { get; private set; }

    /// <summary>Languages of the text that was left out.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public IReadOnlyList<Step> Inline(string source, string language, string notebook) =>
        [.. Steps(source, language, $"{notebook}#{cell}", null)];

    private List<Step> Steps(string source, string language, string document, string? file)
    {
        Fragment[] fragments = [.. CellSplitter.Split(source, language)];
        List<Step> steps = [];
        for (var i = 0; i < fragments.Length; i++)
        {
            switch (fragments[i])
            {
                case DirectiveFragment { Name: Languages.Value } value:
                    var content = i + 1 < fragments.Length && fragments[i + 1] is TextFragment below ? below.Text : null;
                    steps.AddRange(kernels.Value(value, content, file));
                    if (content is not null) i++;
                    break;
                case DirectiveFragment directive:
                    steps.AddRange(Obey(directive, document, file));
                    break;
                case TextFragment text:
                    steps.AddRange(StepsOf(text, document, file));
                    break;
            }
        }
        return steps;
    }

    private IEnumerable<Step> StepsOf(TextFragment fragment, string document, string? file)
    {
        if (fragment.Language == Languages.CSharp)
        {
            kernels.HasPackages |= PackageSources.NamesPackage(fragment.Text);
            return [new Submission(document, documents.ClassOf(document), PackageSources.Hide(fragment.Text), file)];
        }
        if (Presentations.MimeTypeOf(fragment.Language) is { } type) return [new Presentation(type, fragment.Text.Trim('\n'))];
        if (!skipsForeign) return [Presentations.Refusal(cell, fragment.Language, fragment.Line, file)];
        _skipped.Add(fragment.Language);
        return [];
    }

    private IEnumerable<Step> Obey(DirectiveFragment directive, string document, string? file)
    {
        switch (directive)
        {
            case { Name: "time" }:
                IsTimed = true;
                return [];
            case { Name: "import", Argument: "" }:
                return [new Problem("`#!import` needs a path, such as `#!import ../shared/lesson.csx`.", directive.Line, file)];
            case { Name: "import" }:
                return Import(directive with { Argument = directive.Argument.Trim('"') }, file);
            default:
                return kernels.Obey(directive, document, file)
                    ?? [new Problem($"`#!{directive.Name}` is not something this engine knows: it has `#!import`, `#!time`, `#!set`, `#!share`, `#!value`, `#!who`, `#!whos`, `#!about`, `#!lsmagic`, `#r`, `#i`, `#load` and the languages C#, Markdown, HTML, JavaScript and Mermaid.", directive.Line, file)];
        }
    }

    private IReadOnlyList<Step> Import(DirectiveFragment directive, string? file)
    {
        if (directive.Argument.Contains('\0', StringComparison.Ordinal))
            return [new Problem("`#!import` names a file with a character in it that no name has (NUL): write the name again.", directive.Line, file)];
        // Every path is relative to the notebook's folder, in imported files too, because that is the working directory.
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
                ".dib" or ".ipynb" => NotebookFile.Read(path).Cells.SelectMany((c, i) => Imported(c, new(directive.Argument, c.Line > 0 ? 0 : i + 1))),
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

    private IEnumerable<Step> Imported(Cell imported, ImportedFile file) => imported switch
    {
        { Source: var source } when string.IsNullOrWhiteSpace(source) => [],
        { Kind: CellKind.Raw } => [],
        { Kind: CellKind.Markdown } => [new Presentation(MimeTypes.Markdown, imported.Source)],
        // Blank lines replace the text before this cell in the file, so that line numbers are those of the file.
        _ => Steps(new string('\n', Math.Max(0, imported.Line - 1)) + imported.Source, imported.Language, $"{file}", file.Name),
    };
}
