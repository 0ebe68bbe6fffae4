using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Notebooks.Compiling;

/// <summary>The identity of everything, besides its source, that decides the result of compiling a submission.</summary>
internal static class Toolchain
{
    /// <summary>Assemblies every cell may use besides the framework's: files of the host, which loads them.</summary>
    public static readonly string[] Libraries = ["host/Microsoft.DotNet.Interactive.dll", "host/Microsoft.DotNet.Interactive.Formatting.dll"];

    // The first two are our own. Only their code has the options, the default usings and the hidden warnings, and reads
    // compiled cells.
    private static readonly string[] Compilers = ["Notebooks.dll", "Notebooks.Protocol.dll", "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];

    /// <summary>All these files, as paths below the folder of the program.</summary>
    public static IEnumerable<string> Files => Compilers.Concat(Libraries);

    private static readonly Lazy<string> Computed = new(() => FingerprintOf(AppContext.BaseDirectory));

    /// <summary>Changes whenever the compiler, our code that drives it, or a library of every cell changes.</summary>
    public static string Fingerprint => Computed.Value;

    /// <summary>The fingerprint of the program in a folder.</summary>
    public static string FingerprintOf(string folder) =>
        Hash.Of([RuntimeInformation.FrameworkDescription, .. Files.Select(file => ModuleVersion(Path.Combine(folder, file)))]);

    // The id is read from the file, because asking the loaded assembly would load the compiler.
    private static string ModuleVersion(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
    }
}
