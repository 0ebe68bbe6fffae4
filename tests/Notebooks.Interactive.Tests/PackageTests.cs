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

    [Fact(Timeout = 300000)]
    public async Task A_chart_of_Plotly_is_drawn_without_a_network_also_by_the_package_that_has_a_formatter_of_its_own()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"");
        var drawn = await host.RunAsync("using Chart = Plotly.NET.CSharp.Chart;\nChart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 }, Name: \"a\")");

        Assert.Null(drawn.Error);
        var data = host.ShownBy(2).Single(shown => shown.IsResult).Data;
        Assert.Contains("plotly-basic.min.js", data["text/html"]!.GetValue<string>());
        Assert.Equal("   a\n1  3\n2  4\n", data["text/plain"]!.GetValue<string>());
    }
}
