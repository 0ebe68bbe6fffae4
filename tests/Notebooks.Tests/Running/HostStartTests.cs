using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Tests.Running;

public sealed class HostStartTests
{
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "1")]
    public void Only_a_front_end_that_asks_for_figures_that_grow_gets_them(bool asks, string? variable)
    {
        // Not from the environment of the command, which others may have set.
        var before = Environment.GetEnvironmentVariable(HostSwitches.Growth);
        Environment.SetEnvironmentVariable(HostSwitches.Growth, "1");
        try
        {
            var start = new HostStart("folder") { ShowsGrowth = asks }.Command("pipe");

            Assert.Equal(variable, start.Environment.TryGetValue(HostSwitches.Growth, out var value) ? value : null);
        }
        finally
        {
            Environment.SetEnvironmentVariable(HostSwitches.Growth, before);
        }
    }
}
