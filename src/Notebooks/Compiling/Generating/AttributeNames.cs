using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Compiling.Generating;

/// <summary>Short names of attributes.</summary>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";

    /// <summary>The name of an attribute, without namespace and without <c>Attribute</c>.</summary>
    public static string Of(AttributeSyntax attribute)
    {
        var name = attribute.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.Text ?? "";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
