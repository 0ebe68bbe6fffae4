using System.Text.Json.Nodes;
using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Display;

public class ValueTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_value_is_shown_as_the_result_of_its_cell()
    {
        await using var host = await HostProcess.StartAsync();

        var executed = await host.ShowAsync("40 + 2");

        Assert.Null(executed.Error);
        Assert.True(executed.Milliseconds > 0);
        var shown = Assert.Single(host.Events.OfType<Displayed>());
        Assert.True(shown.IsResult);
        Assert.Equal(1, shown.Cell);
        Assert.Equal("42", shown.Data["text/plain"]!.GetValue<string>());
        Assert.Contains("42", shown.Data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_without_a_value_shows_nothing()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var x = 1;");

        Assert.IsType<Executed>(Assert.Single(host.Events));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_null_is_shown_as_such()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("(string)null");

        Assert.Equal("<null>", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task Text_is_shown_as_plain_text_only()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("\"<b>naïve 🚀</b>\"");

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal("<b>naïve 🚀</b>", data["text/plain"]!.GetValue<string>());
        Assert.Single(data);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("new TaskCompletionSource<int>().Task", "Task<int> WaitingForActivation")]
    [InlineData("Task.FromResult(\"done\")", "Task<string> RanToCompletion: done")]
    [InlineData("Task.CompletedTask", "Task RanToCompletion")]
    [InlineData("Task.FromException(new TimeoutException(\"late\"))", "Task Faulted: System.TimeoutException: late")]
    [InlineData("Task.FromCanceled(new CancellationToken(true))", "Task Canceled")]
    public async Task A_task_is_shown_and_not_awaited(string source, string text)
    {
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.ShowAsync(source)).Error);

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal(text, data["text/plain"]!.GetValue<string>());
        Assert.StartsWith("<pre>Task", data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task An_asynchronous_stream_says_that_it_is_lazy()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("async IAsyncEnumerable<int> Numbers() { await Task.Yield(); yield return 1; }\nNumbers()");

        Assert.StartsWith("IAsyncEnumerable<int> (lazy", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_as_a_value_shows_the_frames_of_cells()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("""
            Exception caught = null;
            try { int.Parse("x"); } catch (FormatException e) { caught = e; }
            caught
            """);

        var text = Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>();
        Assert.StartsWith("System.FormatException: The input string 'x'", text);
        Assert.EndsWith("   at (cell) in 05-gather.dib#1:line 2", text);
        Assert.DoesNotContain("Parse", text);
    }

    [Fact(Timeout = 120_000)]
    public async Task Several_preferred_types_make_one_bundle_with_json_as_an_object()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Chart;
            Formatter.SetPreferredMimeTypesFor(typeof(Chart), "application/vnd.plotly.v1+json", "text/html");
            Formatter.Register<Chart>((chart, writer) => writer.Write("{\"data\":[{\"x\":[1,2]}]}"), "application/vnd.plotly.v1+json");
            Formatter.Register<Chart>((chart, writer) => writer.Write("<div>chart</div>"), "text/html");
            Formatter.Register<Chart>((chart, writer) => writer.Write("a chart"), "text/plain");
            new Chart()
            """);

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], data.Select(entry => entry.Key));
        Assert.Equal(2, Assert.IsType<JsonObject>(data["application/vnd.plotly.v1+json"])["data"]![0]!["x"]![1]!.GetValue<int>());
        Assert.Equal("<div>chart</div>", data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_formatter_registered_by_a_cell_wins_over_ours()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("""
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register(typeof(Exception), (e, writer) => writer.Write("mine"), "text/plain");
            new TimeoutException()
            """);

        Assert.Equal("mine", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task Asking_for_what_nothing_formats_fails_the_cell_and_the_host_lives_on()
    {
        await using var host = await HostProcess.StartAsync();

        var broken = await host.RunAsync("display(42, \"application/x-none\");");
        var next = await host.ShowAsync("1");

        Assert.StartsWith("No formatter is registered for MIME type application/x-none.", broken.Error!.Message);
        Assert.Null(next.Error);
    }
}
