using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Execution;

/// <summary>What one cell leaves for the next.</summary>
public class FlowTests
{
    // .NET Interactive does the same: its tests have this one, too.
    [Fact(Timeout = 120_000)]
    public async Task What_a_cell_sets_in_its_own_flow_is_gone_in_the_next_one()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("using System.Globalization;\nvar local = new AsyncLocal<int> { Value = 5 };\nCultureInfo.CurrentCulture = new CultureInfo(\"fr-CA\");\nConsole.Write($\"{local.Value} {CultureInfo.CurrentCulture.Name}\");");
        await host.RunAsync("Console.Write($\"{local.Value} {CultureInfo.CurrentCulture.Name == \"fr-CA\"}\");");

        Assert.Equal(("5 fr-CA", "0 False"), (host.TextOf(1), host.TextOf(2)));
    }
}
