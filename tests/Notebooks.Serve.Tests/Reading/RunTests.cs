using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Reading;

/// <summary>What runs when a reader asks for a cell, and what it puts out.</summary>
public sealed class RunTests
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
}
