using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Host.Tests.Support;

/// <summary>Compiles cells as the engine does, each chained to the one before.</summary>
internal sealed class Script(string notebook)
{
    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly string[] Usings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "System.Linq", "Microsoft.DotNet.Interactive.Kernel"];

    private CSharpCompilation? _previous;

    public Execute Compile(int cell, string source, bool hasValue, params string[] references)
    {
        var scriptClass = $"{notebook}#{cell}";
        var tree = CSharpSyntaxTree.ParseText(
            SourceText.From(source, Encoding.UTF8), new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script), path: $"{notebook}.dib#{cell}");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, scriptClassName: scriptClass, optimizationLevel: OptimizationLevel.Release, usings: Usings,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations);
        _previous = CSharpCompilation.CreateScriptCompilation(
            $"cell-{Guid.NewGuid():N}", tree, [.. Platform, .. references.Select(path => MetadataReference.CreateFromFile(path))], options, _previous, typeof(object));
        var assembly = Emit(_previous);
        return new(cell, assembly, scriptClass, hasValue, references) { NeedsKernels = KernelUse.In(assembly) };
    }

    public static string Library(string folder, string name, string source)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = Path.Combine(folder, $"{name}.dll");
        File.WriteAllBytes(path, Emit(compilation));
        return path;
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return result.Success ? assembly.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
