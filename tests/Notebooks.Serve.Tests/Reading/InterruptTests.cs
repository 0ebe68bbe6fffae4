using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Reading;

/// <summary>A reader interrupts cells, and a host ends by itself.</summary>
public sealed class InterruptTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task An_endless_await_is_interrupted_and_variables_are_kept()
    {
        await using var served = await ServedFolder.StartAsync("int kept = 7;", "Console.WriteLine(\"waiting\"); await Task.Delay(-1);", "Console.WriteLine(kept);");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 2 });
        await page.TextAsync(2, "waiting");

        await page.SendAsync(new { type = "interrupt" });
        var state = await page.UntilAsync(message => SocketPage.IsState(message, 2, "interrupted"));

        Assert.Contains("All variables are kept", $"{state["note"]}");
        await page.SendAsync(new { type = "edit", cell = 2, source = "// nothing" });
        Assert.Equal("done", await page.RunAsync(3));
        await page.TextAsync(3, "7");
        // Cell 1 did not run again, so it is the variable of the first time.
        Assert.Equal("done", $"{page.States[1]["now"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task An_endless_loop_is_interrupted_and_everything_above_runs_again()
    {
        await using var served = await ServedFolder.StartAsync("int a = 5;", "Console.WriteLine(\"looping\"); while (a > 0) { }", "Console.WriteLine(a);");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 2 });
        await page.TextAsync(2, "looping");

        await page.SendAsync(new { type = "interrupt" });
        var host = await page.UntilAsync(message => $"{message["type"]}" == "host" && $"{message["now"]}" == "lost");

        Assert.Contains("All variables are gone", $"{host["why"]}");
        Assert.Equal(2, host["cell"]!.GetValue<int>());
        Assert.Equal("none", $"{page.States[1]["now"]}");
        await page.SendAsync(new { type = "edit", cell = 2, source = "a++;" });
        Assert.Equal("done", await page.RunAsync(3));
        await page.TextAsync(3, "6");
    }

    [Fact(Timeout = Patience)]
    public async Task An_interrupt_forgets_what_waits()
    {
        await using var served = await ServedFolder.StartAsync("Console.WriteLine(\"first\"); await Task.Delay(-1);", "Console.WriteLine(\"second\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 1 });
        await page.TextAsync(1, "first");
        await page.SendAsync(new { type = "run", cell = 2 });
        await page.UntilAsync(message => SocketPage.IsState(message, 2, "waiting"));

        await page.SendAsync(new { type = "interrupt" });
        await page.UntilAsync(message => SocketPage.IsState(message, 2, "none"));

        Assert.Equal("", page.TextOf(2));
        Assert.Equal("interrupted", $"{page.States[1]["now"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_host_that_is_killed_says_so_and_its_cell_is_marked()
    {
        await using var served = await ServedFolder.StartAsync("int a = 1;", "System.Diagnostics.Process.GetCurrentProcess().Kill(); await Task.Delay(-1);", "Console.WriteLine(a);");
        await using var page = await SocketPage.OpenAsync(served);
        Assert.Equal("failed", await page.RunAsync(2));

        Assert.Contains("All variables are gone", $"{page.States[2]["note"]}");
        await page.SendAsync(new { type = "edit", cell = 2, source = "a = 3;" });
        Assert.Equal("done", await page.RunAsync(3));
        await page.TextAsync(3, "3");
    }
}
