using Notebooks.Host.Tests.Support;

[assembly: AssemblyFixture(typeof(WarmCompiler))]

namespace Notebooks.Host.Tests.Support;

/// <summary>Starts Roslyn before the first test, whose time limit is for the host.</summary>
public sealed class WarmCompiler
{
    /// <summary>Compiles a cell for nothing.</summary>
    public WarmCompiler() => new Script("warm").Compile(1, "await Task.Delay(1); Console.WriteLine(1);");
}
