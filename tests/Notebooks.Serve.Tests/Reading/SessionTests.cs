using System.Diagnostics;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Reading;

/// <summary>Sessions: they outlive their pages for a while, there are only so many, and each has a host of its own.</summary>
public sealed class SessionTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task Ten_tabs_have_ten_hosts()
    {
        await using var served = await ServedFolder.StartAsync("int own = 0;", "own++; Console.WriteLine($\"{Environment.ProcessId} {own}\");");
        List<SocketPage> pages = [];
        try
        {
            for (var i = 0; i < 10; i++) pages.Add(await SocketPage.OpenAsync(served));
            Assert.All(await Task.WhenAll(pages.Select(page => page.RunAsync(2))), state => Assert.Equal("done", state));
            await Task.WhenAll(pages.Select(page => page.TextAsync(2, " 1")));
            Assert.Equal(10, pages.Select(page => page.TextOf(2)).Distinct().Count());
        }
        finally
        {
            foreach (var page in pages) await page.DisposeAsync();
        }
    }

    [Fact(Timeout = Patience)]
    public async Task There_are_only_so_many_sessions()
    {
        await using var served = await ServedFolder.StartAsync(new() { Sessions = 2 }, watches: false, ("one.dib", ["1"]));
        await using var first = await SocketPage.OpenAsync(served);
        await using var second = await SocketPage.OpenAsync(served);
        await using var third = await SocketPage.OpenAsync(served);

        Assert.Equal("refused", $"{third.Welcome["type"]}");
        Assert.Contains("2 pages are open already", $"{third.Welcome["why"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_tab_that_is_closed_in_the_middle_loses_its_host_after_a_while()
    {
        await using var served = await ServedFolder.StartAsync(new() { Detached = TimeSpan.FromSeconds(1) }, watches: false, ("one.dib", ["Console.WriteLine($\"pid {Environment.ProcessId}.\"); while (true) { }"]));
        int host;
        await using (var page = await SocketPage.OpenAsync(served))
        {
            await page.SendAsync(new { type = "run", cell = 1 });
            await page.TextAsync(1, ".");
            host = int.Parse(page.TextOf(1).Split(' ', '.')[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        using var process = Process.GetProcessById(host);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_that_is_loaded_again_finds_its_outputs_and_variables()
    {
        await using var served = await ServedFolder.StartAsync("int a = 1; Console.WriteLine(\"one\");", "a++; Console.WriteLine($\"a = {a}\");");
        var session = Guid.NewGuid().ToString();
        await using (var page = await SocketPage.OpenAsync(served, session: session))
        {
            await page.RunAsync(2);
            await page.TextAsync(2, "a = 2");
        }

        await using var again = await SocketPage.OpenAsync(served, session: session);
        Assert.False(again.Welcome["isNew"]!.GetValue<bool>());
        await again.TextAsync(1, "one");
        await again.TextAsync(2, "a = 2");
        await again.RunAsync(2);
        await again.TextAsync(2, "a = 3");
    }

    [Fact(Timeout = Patience)]
    public async Task A_session_goes_on_in_one_tab_only()
    {
        await using var served = await ServedFolder.StartAsync("1");
        var session = Guid.NewGuid().ToString();
        await using var first = await SocketPage.OpenAsync(served, session: session);
        await using var second = await SocketPage.OpenAsync(served, session: session);

        var refused = await first.UntilAsync(message => $"{message["type"]}" == "refused");

        Assert.Contains("another tab", $"{refused["why"]}");
        Assert.Equal("done", await second.RunAsync(1));
    }

    [Fact(Timeout = Patience)]
    public async Task A_restart_takes_variables_and_outputs_away()
    {
        await using var served = await ServedFolder.StartAsync("Console.WriteLine($\"pid {Environment.ProcessId}.\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.RunAsync(1);
        await page.TextAsync(1, ".");
        var before = page.TextOf(1);

        await page.SendAsync(new { type = "restart" });
        await page.UntilAsync(message => $"{message["type"]}" == "trim");
        Assert.Equal("", page.TextOf(1));

        await page.RunAsync(1);
        await page.TextAsync(1, ".");
        Assert.NotEqual(before, page.TextOf(1));
    }

    [Fact(Timeout = Patience)]
    public async Task A_host_that_has_nothing_to_do_is_ended_and_says_so()
    {
        await using var served = await ServedFolder.StartAsync(new() { Idle = TimeSpan.FromSeconds(1) }, watches: false, ("one.dib", ["Console.WriteLine(\"kept\");"]));
        await using var page = await SocketPage.OpenAsync(served);
        await page.RunAsync(1);

        var ended = await page.UntilAsync(message => $"{message["type"]}" == "host" && $"{message["now"]}" == "ended");

        Assert.Contains("nothing to do", $"{ended["why"]}");
        Assert.Equal("done", await page.RunAsync(1));
    }

    [Fact(Timeout = Patience)]
    public async Task Help_with_code_knows_what_the_cells_above_declare()
    {
        await using var served = await ServedFolder.StartAsync("int remarkable = 1;", "remar");
        await using var page = await SocketPage.OpenAsync(served);

        await page.SendAsync(new { type = "help", id = 1, about = "complete", cell = 2, code = "remar", position = 5 });
        var found = await page.UntilAsync(message => $"{message["type"]}" == "helped");
        Assert.Equal("remarkable", $"{found["answer"]!["matches"]![0]!["text"]}");

        await page.SendAsync(new { type = "help", id = 2, about = "diagnose", cell = 2, code = "int x = unknown;", position = 0 });
        var wrong = await page.UntilAsync(message => $"{message["type"]}" == "helped" && message["id"]!.GetValue<int>() == 2);
        Assert.Equal("CS0103", $"{wrong["answer"]![0]!["code"]}");
        Assert.Equal(8, wrong["answer"]![0]!["start"]!.GetValue<int>());

        await page.SendAsync(new { type = "help", id = 3, about = "describe", cell = 2, code = "remarkable", position = 3 });
        var described = await page.UntilAsync(message => $"{message["type"]}" == "helped" && message["id"]!.GetValue<int>() == 3);
        Assert.Contains("int remarkable", $"{described["answer"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_follows_its_source()
    {
        await using var served = await ServedFolder.StartAsync(null, watches: true, ("one.dib", ["1"]));
        await using var page = await SocketPage.OpenAsync(served);

        await File.WriteAllTextAsync(served["one.dib"], "#!csharp\n\nConsole.WriteLine(\"changed\");\n", TestContext.Current.CancellationToken);
        await page.UntilAsync(message => $"{message["type"]}" == "changed");

        await using var again = await SocketPage.OpenAsync(served);
        Assert.Equal("done", await again.RunAsync(1));
        await again.TextAsync(1, "changed");
    }
}
