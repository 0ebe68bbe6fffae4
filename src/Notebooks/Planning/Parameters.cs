using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>
/// The parameters of a notebook: the variables that one cell, marked <c>// parameters</c> or tagged <c>parameters</c>, declares.
/// A run sets them with declarations of the same types, put in after that cell.
/// </summary>
public sealed class Parameters
{
    private readonly IReadOnlyList<Parameter> _declared;
    private readonly Cell _cell;

    private Parameters(Cell cell, int number)
    {
        _cell = cell;
        Cell = number;
        _declared = Declared(cell.Source);
    }

    /// <summary>One-based number of the cell that declares them.</summary>
    public int Cell { get; }

    /// <summary>Their names, in the order of the cell.</summary>
    public IEnumerable<string> Names => _declared.Select(d => d.Name);

    /// <summary>The parameters of a notebook, or null when it has no cell of parameters.</summary>
    /// <param name="notebook">The notebook. When it marks several cells, the first one counts.</param>
    public static Parameters? Of(Notebook notebook)
    {
        var index = notebook.Cells.Index().FirstOrDefault(c => Declares(c.Item), (-1, null!)).Index;
        return index < 0 ? null : new(notebook.Cells[index], index + 1);
    }

    /// <summary>The C# that sets parameters.</summary>
    /// <param name="values">Values by name. Names that this notebook does not declare are left to other notebooks.</param>
    /// <returns>One declaration a line, or null when none of the values is for this notebook.</returns>
    /// <exception cref="ParameterException">A value does not suit the type of its parameter.</exception>
    public string? Setting(IReadOnlyDictionary<string, string> values)
    {
        string[] lines = [.. _declared.Where(d => values.ContainsKey(d.Name)).Select(d => Declaration(d, values[d.Name]))];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private string Declaration(Parameter parameter, string value)
    {
        var literal = ParameterValue.Of(parameter.KnownType, value)
            ?? throw new ParameterException($"{parameter.Name}={value}: cell {Cell} declares {parameter.Name} as {parameter.KnownType}; give {ParameterValue.Wanted(parameter.KnownType)}.",
                _cell.Line == 0 ? 0 : _cell.Line + parameter.Line - 1);
        return $"{(parameter.IsConst ? "const " : "")}{parameter.Type} {parameter.Name} = {literal};";
    }

    private static bool Declares(Cell cell) =>
        cell is { Kind: CellKind.Code, Language: Languages.CSharp } && (HasTag(cell) || Markers.Read(cell.Source).Parameters);

    private static bool HasTag(Cell cell) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(t => t is JsonValue value && value.TryGetValue<string>(out var tag) && tag == "parameters");

    private static IReadOnlyList<Parameter> Declared(string source)
    {
        // Directives of the notebook dialect are no C#. They become comments, so that all lines keep their numbers.
        var text = string.Join('\n', source.ReplaceLineEndings("\n").Split('\n').Select(l => l.StartsWith("#!", StringComparison.Ordinal) ? "//" : l));
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script));
        return [.. from field in tree.GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
                   from variable in field.Declaration.Variables
                   select new Parameter(
                       variable.Identifier.ValueText,
                       $"{field.Declaration.Type}",
                       field.Declaration.Type.IsVar ? TypeOf(variable.Initializer?.Value) : $"{field.Declaration.Type}",
                       variable.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                       field.Modifiers.Any(SyntaxKind.ConstKeyword))];
    }

    /// <summary>The type of the initial value of a <c>var</c>, as far as its text shows it.</summary>
    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: { } literal } => ParameterValue.NameOf(literal.GetType()),
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.Value: { } literal } } => ParameterValue.NameOf(literal.GetType()),
        InterpolatedStringExpressionSyntax => "string",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => $"{member.Expression}",
        MemberAccessExpressionSyntax member => $"{member.Expression}",
        BaseObjectCreationExpressionSyntax created => created is ObjectCreationExpressionSyntax { Type: var type } ? $"{type}" : "var",
        _ => "var",
    };

    private sealed record Parameter(string Name, string Type, string KnownType, int Line, bool IsConst);
}

/// <summary>A value does not suit a parameter. The message says which and what to give instead.</summary>
/// <param name="message">What is wrong, beginning with <c>name=value</c>.</param>
/// <param name="line">One-based line of the declaration in the notebook's file, or 0.</param>
public sealed class ParameterException(string message, int line) : Exception(message)
{
    /// <summary>One-based line of the declaration in the notebook's file, or 0.</summary>
    public int Line { get; } = line;
}
