using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Notebooks.Compiling;

/// <summary>Identity of everything besides its source that decides what a submission compiles to.</summary>
internal static class Toolchain
{
    /// <summary>Namespaces every cell may use without saying so: .NET Interactive's list.</summary>
    public static readonly string[] Usings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "Microsoft.DotNet.Interactive.Kernel"];

    /// <summary>Assemblies every cell may use besides the framework's: files of the host, which loads them.</summary>
    public static readonly string[] Libraries = ["host/Microsoft.DotNet.Interactive.dll", "host/Microsoft.DotNet.Interactive.Formatting.dll"];

    /// <summary>Changes whenever parse, compile or emit options do: their part of the key.</summary>
    private const string Options = "script C#14 release unsafe deterministic nullable-annotations embedded-pdb v2";

    private static readonly Lazy<string> Computed = new(() => Hash.Of(
    [
        Options,
        string.Join(';', Usings),
        RuntimeInformation.FrameworkDescription,
        .. Libraries.Prepend("Microsoft.CodeAnalysis.CSharp.dll").Prepend("Microsoft.CodeAnalysis.dll").Select(ModuleVersion),
    ]));

    public static string Fingerprint => Computed.Value;

    // Read from the file: asking the loaded assembly would load the compiler.
    private static string ModuleVersion(string file)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, file)));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
    }
}
