using Notebooks.Compiling;

namespace Notebooks.Tests.Compiling;

public sealed class CacheKeyTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_same_program_elsewhere_has_the_same_key() => Assert.Equal(Toolchain.Fingerprint, Toolchain.FingerprintOf(CopyOfProgram()));

    [Theory]
    [InlineData("Notebooks.dll")]
    [InlineData("Microsoft.CodeAnalysis.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.dll")]
    [InlineData("host/Microsoft.DotNet.Interactive.dll")]
    public void Another_version_of_what_compiles_has_another_key(string file)
    {
        var program = CopyOfProgram();
        File.Copy(typeof(CacheKeyTests).Assembly.Location, Path.Combine(program, file), overwrite: true);
        Assert.NotEqual(Toolchain.Fingerprint, Toolchain.FingerprintOf(program));
    }

    private string CopyOfProgram()
    {
        foreach (var file in Toolchain.Files)
        {
            var copy = Path.Combine(_workspace.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), copy);
        }
        return _workspace.Folder;
    }
}
