using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Notebooks.Compiling;

/// <summary>Identity of everything besides its source that decides what a submission compiles to.</summary>
internal static class Toolchain
{
    /// <summary>Assemblies every cell may use besides the framework's: files of the host, which loads them.</summary>
    public static readonly string[] Libraries = ["host/Microsoft.DotNet.Interactive.dll", "host/Microsoft.DotNet.Interactive.Formatting.dll"];

    // The first one is this assembly: all options, default usings and hidden warnings are in its code, and nowhere else.
    private static readonly string[] Compilers = ["Notebooks.dll", "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];

    private static readonly Lazy<string> Computed = new(() => FingerprintOf(AppContext.BaseDirectory));

    /// <summary>Changes whenever the compiler, what drives it, or what every cell may use does.</summary>
    public static string Fingerprint => Computed.Value;

    /// <summary>The fingerprint of the program in a folder.</summary>
    public static string FingerprintOf(string folder) =>
        Hash.Of([RuntimeInformation.FrameworkDescription, .. Compilers.Concat(Libraries).Select(file => ModuleVersion(Path.Combine(folder, file)))]);

    // Read from the file: asking the loaded assembly would load the compiler.
    private static string ModuleVersion(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
    }
}
