using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Reading;

/// <summary>A reader moves a parameter while cells run.</summary>
public sealed class ParameterTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task A_newer_position_ends_the_run_of_an_older_one_and_variables_are_kept()
    {
        await using var served = await ServedFolder.StartAsync(
            "int kept = Random.Shared.Next();",
            "// parameters\nint wait = -1;",
            "Console.WriteLine($\"{kept} waits {wait}.\"); await Task.Delay(wait); Console.WriteLine(\"over\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 3 });
        await page.TextAsync(3, "waits -1.");
        var kept = page.TextOf(3).Split(' ')[0];

        List<string> notes = [];
        await page.MoveAsync(2, "// parameters\nint wait = 1;", runs: 3);
        await page.UntilAsync(message =>
        {
            if ($"{message["type"]}" == "state") notes.Add($"{message["now"]} {message["note"]}");
            return SocketPage.IsState(message, 3, "done");
        });

        await page.TextAsync(3, "over");
        Assert.StartsWith($"{kept} waits 1.", page.TextOf(3));
        // The reader has interrupted nothing.
        Assert.DoesNotContain(notes, note => note.Contains("nterrupted", StringComparison.Ordinal));
    }

    [Fact(Timeout = Patience)]
    public async Task Of_many_positions_the_newest_runs_and_none_is_left_waiting()
    {
        await using var served = await ServedFolder.StartAsync("// parameters\nint wait = -1;", "Console.WriteLine($\"waits {wait}.\"); await Task.Delay(wait); Console.WriteLine(\"over\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 2 });
        await page.TextAsync(2, "waits -1.");

        for (var i = 0; i < 20; i++)
        {
            await page.MoveAsync(1, $"// parameters\nint wait = {(i < 19 ? -1 : 3)};", runs: 2);
        }

        await page.TextAsync(2, "waits 3.\nover");
        while ($"{page.States[2]["now"]}" != "done") await page.UntilAsync(_ => true);
        Assert.Equal("done", $"{page.States[1]["now"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_parameter_does_not_end_what_runs_above_it()
    {
        await using var served = await ServedFolder.StartAsync(
            "var answer = await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Go on?\");",
            "// parameters\nint count = 1;",
            "Console.WriteLine($\"{answer} {count}\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 3 });
        await page.UntilAsync(message => $"{message["type"]}" == "question");

        await page.MoveAsync(2, "// parameters\nint count = 2;", runs: 3);
        await page.SendAsync(new { type = "answer", text = "yes" });

        await page.TextAsync(3, "yes 2");
        Assert.Equal("done", $"{page.States[1]["now"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_loop_of_an_older_position_is_ended_and_everything_above_runs_again()
    {
        await using var served = await ServedFolder.StartAsync(
            "int above = 40;",
            "// parameters\nbool loops = true;",
            "Console.WriteLine($\"loops {loops}.\"); while (loops) { } Console.WriteLine(above + 2);");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 3 });
        await page.TextAsync(3, "loops True.");

        await page.MoveAsync(2, "// parameters\nbool loops = false;", runs: 3);

        await page.TextAsync(3, "42");
    }
}
