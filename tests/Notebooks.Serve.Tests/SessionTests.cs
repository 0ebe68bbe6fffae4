using System.Diagnostics;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests;

/// <summary>Cells of a page, as its socket sees them.</summary>
public sealed class SessionTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task A_cell_runs_what_it_needs_above_first()
    {
        await using var served = await ServedFolder.StartAsync("int a = 20;", "int b = a + 1;", "Console.WriteLine(b * 2);");
        await using var page = await SocketPage.OpenAsync(served);

        Assert.Equal("done", await page.RunAsync(3));
        await page.TextAsync(3, "42");
        Assert.All([1, 2], cell => Assert.Equal("done", $"{page.States[cell]["now"]}"));
    }

    [Fact(Timeout = Patience)]
    public async Task What_has_run_does_not_run_again_until_it_is_changed()
    {
        await using var served = await ServedFolder.StartAsync("Console.WriteLine(\"above\"); int a = Random.Shared.Next();", "Console.WriteLine($\"{a}\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.RunAsync(2);
        await page.TextAsync(2, "\n");
        var first = page.TextOf(2);

        await page.RunAsync(2);
        await page.TextAsync(2, first);

        await page.SendAsync(new { type = "edit", cell = 1, source = "int a = -7;" });
        Assert.Equal("done", await page.RunAsync(2));
        await page.TextAsync(2, "-7");
    }

    [Fact(Timeout = Patience)]
    public async Task A_cell_above_that_fails_stops_the_line_and_is_tried_again()
    {
        await using var served = await ServedFolder.StartAsync("int a = 1;", "throw new InvalidOperationException(\"not now\");", "Console.WriteLine(a);");
        await using var page = await SocketPage.OpenAsync(served);

        await page.SendAsync(new { type = "run", cell = 3 });
        var failed = await page.UntilAsync(message => SocketPage.IsState(message, 2, "failed"));
        Assert.Equal("It has to run before cell 3.", $"{failed["note"]}");
        await page.UntilAsync(message => SocketPage.IsState(message, 3, "none"));
        await page.TextAsync(2, "not now");

        await page.SendAsync(new { type = "edit", cell = 2, source = "a++;" });
        Assert.Equal("done", await page.RunAsync(3));
        await page.TextAsync(3, "2");
    }

    [Fact(Timeout = Patience)]
    public async Task An_error_that_is_expected_is_no_failure_and_one_that_is_not_is_shown_with_its_line()
    {
        await using var served = await ServedFolder.StartAsync("// expect: throws TimeoutException\nthrow new TimeoutException();", "int x = \"no\";");
        await using var page = await SocketPage.OpenAsync(served);

        Assert.Equal("done", await page.RunAsync(1));
        Assert.Equal("failed", await page.RunAsync(2));
        await page.TextAsync(2, "CS0029");
    }

    [Fact(Timeout = Patience)]
    public async Task A_check_that_fails_does_not_keep_cells_below_from_running()
    {
        await using var served = await ServedFolder.StartAsync("// exercise: one\nint answer = 0;", "// check: one\nif (answer != 42) throw new Exception(\"not solved\");", "Console.WriteLine(\"below\");");
        await using var page = await SocketPage.OpenAsync(served);

        Assert.Equal("done", await page.RunAsync(3));
        Assert.Equal("failed", $"{page.States[2]["now"]}");

        await page.SendAsync(new { type = "edit", cell = 1, source = "// exercise: one\nint answer = 42;" });
        Assert.Equal("done", await page.RunAsync(2));
    }

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
        await page.SendAsync(new { type = "edit", cell = 2, source = "// parameters\nint wait = 1;" });
        await page.SendAsync(new { type = "run", cell = 3, moved = 2 });
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
            await page.SendAsync(new { type = "edit", cell = 1, source = $"// parameters\nint wait = {(i < 19 ? -1 : 3)};" });
            await page.SendAsync(new { type = "run", cell = 2, moved = 1 });
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

        await page.SendAsync(new { type = "edit", cell = 2, source = "// parameters\nint count = 2;" });
        await page.SendAsync(new { type = "run", cell = 3, moved = 2 });
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

        await page.SendAsync(new { type = "edit", cell = 2, source = "// parameters\nbool loops = false;" });
        await page.SendAsync(new { type = "run", cell = 3, moved = 2 });

        await page.TextAsync(3, "42");
    }

    [Fact(Timeout = Patience)]
    public async Task A_check_runs_with_the_solution_and_the_readers_text_and_variables_stay()
    {
        await using var served = await ServedFolder.StartWithTextAsync("""
            #!csharp

            int calls = 0;

            #!csharp

            // exercise: double
            int Double(int x) => x + 1;

            #!csharp

            // check: double
            calls++;
            Console.WriteLine($"{Double(21)} {calls}");

            #!markdown

            ```csharp
            // solution: double
            int Double(int x) => 2 * x;
            ```

            #!csharp

            Console.WriteLine($"below {Double(21)} {calls}");

            """);
        await using var page = await SocketPage.OpenAsync(served);
        var aside = page.Welcome["cells"]!.AsArray().Single(cell => cell!["check"] is not null)!["aside"]!.GetValue<int>();
        await page.RunAsync(3);
        await page.TextAsync(3, "22 1");

        await page.SendAsync(new { type = "compare", cell = 3 });
        await page.UntilAsync(message => SocketPage.IsState(message, aside, "done"));
        await page.TextAsync(aside, "42 2");

        Assert.StartsWith("22 1", page.TextOf(3));
        Assert.Equal("done", $"{page.States[2]["now"]}");
        await page.RunAsync(5);
        await page.TextAsync(5, "below 22 2");
    }

    [Fact(Timeout = Patience)]
    public async Task A_check_without_a_solution_is_not_compared()
    {
        await using var served = await ServedFolder.StartAsync("// exercise: one\nint x = 1;", "// check: one\nConsole.WriteLine(x);");
        await using var page = await SocketPage.OpenAsync(served);

        await page.SendAsync(new { type = "compare", cell = 2 });

        Assert.All(page.Welcome["cells"]!.AsArray(), cell => Assert.Null(cell!["aside"]));
        Assert.Equal("done", await page.RunAsync(2));
        Assert.Equal([1, 2], page.States.Keys.Order());
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

    [Fact(Timeout = Patience)]
    public async Task Ten_million_characters_are_cut_with_a_note_and_the_page_goes_on()
    {
        await using var served = await ServedFolder.StartAsync("for (var i = 0; i < 1000; i++) Console.WriteLine(new string('x', 10_000));", "Console.WriteLine(\"alive\");");
        await using var page = await SocketPage.OpenAsync(served);

        Assert.Equal("done", await page.RunAsync(1));
        await page.TextAsync(1, "A cell may put out 5 million characters.");

        Assert.InRange(page.TextOf(1).Length, 5_000_000, 5_001_000);
        Assert.Equal("done", await page.RunAsync(2));
        await page.TextAsync(2, "alive");
    }

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
    public async Task A_question_of_a_cell_is_answered_by_the_reader()
    {
        await using var served = await ServedFolder.StartAsync("var name = await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Your name\"); Console.WriteLine($\"Hello, {name}\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 1 });

        var question = await page.UntilAsync(message => $"{message["type"]}" == "question");
        Assert.Equal("Your name", $"{question["prompt"]}");
        await page.SendAsync(new { type = "answer", text = "Ada" });

        await page.TextAsync(1, "Hello, Ada");
    }

    [Fact(Timeout = Patience)]
    public async Task Markup_of_a_cell_comes_in_a_frame_that_has_no_origin()
    {
        await using var served = await ServedFolder.StartAsync("using Microsoft.DotNet.Interactive.Formatting;\nMicrosoft.DotNet.Interactive.KernelInvocationContextExtensions.DisplayAs(Microsoft.DotNet.Interactive.KernelInvocationContext.Current, \"<script>parent.document.title = 'taken'</script><b>bold</b>\", \"text/html\");");
        await using var page = await SocketPage.OpenAsync(served);
        await page.SendAsync(new { type = "run", cell = 1 });
        var frame = await page.UntilAsync(message => $"{message["type"]}" == "frame");
        using var visitor = new Visitor();

        using var answer = await visitor.GetAsync(new Uri(served.Root, $"{served.Base}{frame["address"]}"), ("Cookie", await Visitor.CookieAsync(served.Server)));

        Assert.StartsWith("sandbox allow-scripts; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("<b>bold</b>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
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
