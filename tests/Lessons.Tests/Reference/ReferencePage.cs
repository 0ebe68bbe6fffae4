using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lessons.Tests.Reference;

/// <summary>The page <c>notebooks/reference.md</c>: what <c>shared/lesson.csx</c> brings in, from the assembly and its documentation.</summary>
internal static class ReferencePage
{
    /// <summary>The namespaces that it imports, and what each is for.</summary>
    private static readonly (string Namespace, string Title)[] Parts =
    [
        ("Lessons.Recordings", "Recording what happens"),
        ("Lessons.Checking", "Checking claims"),
        ("Lessons.World", "A world to run in"),
        ("Lessons.Charts", "Charts"),
    ];

    public static string File { get; } = Path.Combine(Repository.Notebooks, "reference.md");

    public static string Text()
    {
        var text = new StringBuilder("""
            # Reference

            What `#!import ../shared/lesson.csx` brings into a notebook: a recorder, checks, charts, and a small world to run in. The types that lessons use most come first, each with an example that runs.


            """);
        var types = Types();
        foreach (var (@namespace, title) in Parts)
        {
            text.Append($"## {title}\n\n");
            foreach (var type in types.Where(type => type.ContainingNamespace.ToDisplayString() == @namespace)) text.Append(Type(type));
        }

        text.Append("""
            This page is written from the documentation of `src/Lessons`; `WRITE_REFERENCE=1 dotnet test tests/Lessons.Tests --filter "DisplayName~reference"` writes it anew.

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The types of the page, in its order.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types()
    {
        var lessons = typeof(Lesson).Assembly.Location;
        var documented = MetadataReference.CreateFromFile(lessons, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(lessons, ".xml")));
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path != lessons).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("reference", references: [documented, .. others]);
        return
        [
            .. from part in Parts
               let @namespace = (INamespaceSymbol)part.Namespace.Split('.').Aggregate((INamespaceOrTypeSymbol)compilation.GlobalNamespace, (outer, name) => outer.GetMembers(name).OfType<INamespaceSymbol>().Single())
               from type in @namespace.GetTypeMembers()
               where type.DeclaredAccessibility == Accessibility.Public && SymbolDocumentation.Of(type).Summary.Length > 0
               orderby Array.IndexOf(Parts, part), SymbolDocumentation.Of(type).Example is null, type.Name
               select type,
        ];
    }

    private static string Type(INamedTypeSymbol type)
    {
        var documentation = SymbolDocumentation.Of(type);
        var text = new StringBuilder($"### {Heading(Signatures.Of(type))}\n\n{documentation.Summary}\n\n");
        if (documentation.Example is { } example) text.Append($"```csharp\n{example}\n```\n\n");
        var members = type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public).Select(member => (Member: member, Says: Says(member, documentation))).Where(row => row.Says.Length > 0).ToList();
        if (members.Count == 0) return text.ToString();
        text.Append("| Member | What it does |\n|:--|:--|\n");
        foreach (var (member, says) in members) text.Append($"| `{Cell(Signatures.Of(member))}` | {Cell(says)} |\n");
        return text.Append('\n').ToString();
    }

    // What the compiler adds to a record has no documentation. Its properties are documented as parameters of the record.
    private static string Says(ISymbol member, SymbolDocumentation type)
    {
        var documentation = SymbolDocumentation.Of(member);
        var summary = documentation.Summary.Length > 0 || member is not IPropertySymbol ? documentation.Summary : type.Parameters.FirstOrDefault(p => p.Name == member.Name).Text ?? "";
        if (summary.Length == 0 || member is not IMethodSymbol method) return summary;
        var parameters = documentation.Parameters.Where(p => method.Parameters.Any(own => own.Name == p.Name && !Signatures.IsFilledIn(own)));
        // The summary of a constructor in the head of a type is that of the type.
        string[] first = method.MethodKind == MethodKind.Constructor && summary == type.Summary ? [] : [summary];
        return string.Join("<br>", [.. first, .. parameters.Select(p => $"`{p.Name}`: {p.Text}")]);
    }

    // Outside of code, <T> would be a tag.
    private static string Heading(string name) => name.Contains('<') ? $"`{name}`" : name;

    // A bar would begin the next column.
    private static string Cell(string text) => text.Replace("|", "\\|");
}
