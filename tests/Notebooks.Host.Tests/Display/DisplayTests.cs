using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Display;

public class DisplayTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_display_can_be_updated_also_by_a_later_cell()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var shown = display(1, \"text/plain\");");
        await host.RunAsync("shown.Update(2);");

        var shown = Assert.Single(host.Events.OfType<Displayed>());
        var updated = Assert.Single(host.Events.OfType<DisplayUpdated>());
        Assert.False(shown.IsResult);
        Assert.Equal(shown.DisplayId, updated.DisplayId);
        Assert.Equal((1, 2), (shown.Cell, updated.Cell));
        Assert.Equal("2", updated.Data["text/plain"]!.GetValue<string>());
        Assert.Single(updated.Data);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("display(HTML(\"<b>x</b>\"));", "text/html", "<b>x</b>")]
    [InlineData("HTML(\"<b>x</b>\").Display();", "text/html", "<b>x</b>")]
    [InlineData("Javascript(\"alert(1)\");", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("\"# Title\".DisplayAs(\"text/markdown\");", "text/markdown", "# Title")]
    [InlineData("\"plain\".Display();", "text/plain", "plain")]
    public async Task Content_arrives_untouched_and_with_a_plain_form(string source, string mimeType, string content)
    {
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.RunAsync(source)).Error);

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal(content, data[mimeType]!.GetValue<string>());
        Assert.NotNull(data["text/plain"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_style_sheet_is_added_to_the_page_by_a_script()
    {
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.RunAsync("CSS(\"p { color: red }\");")).Error);

        var script = Assert.Single(host.Events.OfType<Displayed>()).Data["text/html"]!.GetValue<string>();
        Assert.Contains("css = `p { color: red }`", script);
    }

    [Fact(Timeout = 120_000)]
    public async Task Asked_for_MIME_types_replace_the_preferred_ones()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("display(new { Name = \"x\" }, \"application/json\", \"text/csv\");");

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal(["application/json", "text/csv", "text/plain"], data.Select(entry => entry.Key));
        Assert.Equal("x", data["application/json"]!["Name"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task Ready_made_content_stays_untouched_when_updated()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var shown = \"<i>1</i>\".DisplayAs(\"text/html\"); shown.Update(\"<i>2</i>\");");

        Assert.Equal("<i>2</i>", Assert.Single(host.Events.OfType<DisplayUpdated>()).Data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_style_sheet_of_the_library_appears_once_and_survives_an_update()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var first = display(new[] { 1 }); display(new { A = 1 }); first.Update(2);");
        await host.ShowAsync("new[] { 1 }");

        Assert.Equal([true, false, false], host.Events.OfType<Displayed>().Select(shown => HasStyles(shown.Data)));
        Assert.True(HasStyles(Assert.Single(host.Events.OfType<DisplayUpdated>()).Data));

        static bool HasStyles(System.Text.Json.Nodes.JsonObject data) => data["text/html"]!.GetValue<string>().Contains("<style>");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_display_from_another_thread_belongs_to_the_cell_that_started_it()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var go = new ManualResetEventSlim(); new Thread(() => { go.Wait(); display(\"late\"); }).Start();");
        await host.RunAsync("go.Set();");

        Assert.Equal(1, (await host.FirstAsync<Displayed>()).Cell);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_runner_can_show_content_of_its_own()
    {
        await using var host = await HostProcess.StartAsync();

        host.Send(new Show(3, "text/markdown", "*hello*"));

        var shown = await host.UntilAsync<Displayed>();
        Assert.Equal((3, "*hello*"), (shown.Cell, shown.Data["text/markdown"]!.GetValue<string>()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Asking_for_input_fails_with_advice()
    {
        await using var host = await HostProcess.StartAsync();

        var asked = await host.RunAsync("await GetInputAsync(\"Your name\");");

        Assert.Contains("Nobody is there to answer \"Your name\"", asked.Error!.Message);
    }
}
