using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling;

namespace Notebooks.Host.Tests.Support;

/// <summary>Assemblies that cells reference.</summary>
internal static class Library
{
    /// <summary>Compiles one.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string name, string source)
    {
        var path = Path.Combine(folder, $"{name}.dll");
        var emitted = CSharpCompilation
            .Create(name, [CSharpSyntaxTree.ParseText(source)], FrameworkReferences.All, new(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }
}
