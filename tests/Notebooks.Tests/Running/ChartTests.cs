using System.Text.Json.Nodes;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>Charts that readers make with the packages of Plotly.NET, in notebooks that import nothing of ours.</summary>
public sealed class ChartTests : IDisposable
{
    private const string Line = "Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 }, Name: \"a\")";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private static JsonObject Shown(CellResult cell) => Assert.Single(cell.Outputs.OfType<DisplayOutput>()).Data;

    [Fact(Timeout = 300_000)]
    public async Task A_chart_is_shown_as_a_figure_that_needs_no_network_also_when_the_package_has_a_formatter_of_its_own()
    {
        var result = await _workspace.RunCellsAsync(
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"",
            $"using Chart = Plotly.NET.CSharp.Chart;\n{Line}",
            $"{Line}.Display();",
            "Chart.Combine([Chart.Column<int, string, string>(new[] { 1 }), " + Line + "])");

        Assert.All(result.Cells, cell => Assert.Null(cell.Failure));
        foreach (var cell in result.Cells.Skip(1))
        {
            var data = Shown(cell);
            Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], data.Select(form => form.Key));
            Assert.Equal("#FFFFFF", data["application/vnd.plotly.v1+json"]!["layout"]!["template"]!["layout"]!["paper_bgcolor"]!.GetValue<string>());
            Assert.Contains("plotly-basic.min.js", data["text/html"]!.GetValue<string>());
            Assert.DoesNotContain("cdn.plot.ly/plotly-2", data["text/html"]!.GetValue<string>());
        }
        Assert.Equal("   a\n1  3\n2  4\n", Shown(result.Cells[1])["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_formatter_that_the_notebook_registers_is_the_one_that_counts()
    {
        var result = await _workspace.RunCellsAsync(
            "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"",
            "using Plotly.NET;\nusing Microsoft.DotNet.Interactive.Formatting;\nFormatter.Register<GenericChart>((chart, writer) => writer.Write(\"my own\"), \"text/html\");",
            "using Chart = Plotly.NET.CSharp.Chart;\n" + Line);

        Assert.All(result.Cells, cell => Assert.Null(cell.Failure));
        Assert.Equal("my own", Shown(result.Cells[2])["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_a_chart_nothing_of_it_is_loaded()
    {
        var result = await _workspace.RunCellsAsync(
            "40 + 2",
            "Console.Write(string.Join(\" \", AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name).Where(name => name.Contains(\"Plotly\") || name.Contains(\"FSharp\") || name.Contains(\"Newtonsoft\"))));");

        Assert.Equal("", result.Cells[1].Text());
    }
}
