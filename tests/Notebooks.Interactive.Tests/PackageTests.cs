using Notebooks.Interactive.Tests.Support;

namespace Notebooks.Interactive.Tests;

public class PackageTests
{
    [Fact(Timeout = 300000)]
    public async Task A_package_is_restored_and_used()
    {
        await using var host = await InteractiveHost.StartAsync();

        var restored = await host.RunAsync("#r \"nuget: AngleSharp, 1.10.3\"\n\ntypeof(AngleSharp.BrowsingContext).Assembly.GetName().Name");

        Assert.Null(restored.Error);
        Assert.DoesNotContain(restored.CompilerMessages, message => message.IsError);
        Assert.Equal("AngleSharp", host.ShownBy(1).Single(shown => shown.IsResult).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 300000)]
    public async Task A_package_that_cannot_be_had_fails_its_cell()
    {
        await using var host = await InteractiveHost.StartAsync();

        var failed = await host.RunAsync("#r \"nuget: There.Is.No.Such.Package, 1.0.0\"\n\n1");

        Assert.NotNull(failed.Error);
    }
}
