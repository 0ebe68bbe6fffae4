using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Display;

/// <summary>A value that cannot be formatted costs neither its cell nor the process.</summary>
public class LimitTests
{
    private const string Types = """
        using System.Collections;
        using System.Collections.Generic;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Formatting;
        class Tree : IEnumerable<Tree> { public IEnumerator<Tree> GetEnumerator() { yield return this; yield return this; } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
        class Branch : IEnumerable<Branch> { public int Size => 1; public IEnumerator<Branch> GetEnumerator() { yield return new(); } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
        class Endless { public Endless Next => new(); public IEnumerable<Endless> All { get { while (true) yield return new(); } } }
        class Shy { public override string ToString() => throw new TimeoutException("no"); }
        class Big { }
        class Odd { }
        struct Small { public int A => throw new TimeoutException("no"); public override string ToString() => "small"; }
        Formatter.Register<Shy>((shy, writer) => writer.Write(shy.ToString()), "text/plain");
        Formatter.Register<Shy>((shy, writer) => writer.Write(shy.ToString()), "text/html");
        Formatter.Register<Big>((big, writer) => { while (true) writer.Write(new string('x', 10_000)); }, "text/html");
        Formatter.Register<Small>((small, writer) => { writer.Write("<b>"); throw new TimeoutException("no"); }, "text/html");
        Formatter.Register<Big>((big, writer) => throw new TimeoutException("no"), "image/png");
        Formatter.SetPreferredMimeTypesFor(typeof(Odd), "application/x-odd");

        """;

    private const string Deep = "it contains itself, or is nested too deeply.]";

    [Theory(Timeout = 120_000)]
    // Whichever way it is shown.
    [InlineData("new Tree()", "text/html", Deep)]
    [InlineData("display(new Tree());", "text/html", Deep)]
    [InlineData("new Tree().Display();", "text/html", Deep)]
    [InlineData("KernelInvocationContext.Current.Display(new Tree());", "text/html", Deep)]
    [InlineData("new Tree().ToDisplayString(\"text/html\").DisplayAs(\"text/html\");", "text/html", Deep)]
    [InlineData("display(1, \"text/html\").Update(new Tree());", "text/html", Deep)]
    [InlineData("Formatter.Register<Odd>((odd, writer) => writer.Write(new Tree().ToDisplayString(\"text/html\")), \"text/html\"); display(new Odd(), \"text/html\");", "text/html", Deep)]
    // Whatever it is, and becomes.
    [InlineData("new Branch()", "text/plain", Deep)]
    [InlineData("new { Trees = new[] { new Tree() } }", "text/html", Deep)]
    [InlineData("display(new Tree(), \"application/json\");", "text/plain", "[Shown by its ToString: its formatter for application/json threw System.Text.Json.JsonException")]
    [InlineData("display(new Endless().All, \"application/json\");", "text/plain", "application/json threw System.Text.Json.JsonException")]
    [InlineData("IEnumerable<int> Numbers() { while (true) yield return 1; }\ndisplay(Numbers(), \"application/json\");", "text/plain", "its text is longer than 12 million characters.]")]
    [InlineData("new Endless()", "text/plain", "Next: Endless")]
    [InlineData("new Big()", "text/html", "<pre>Big\n[Shown by its ToString: its text is longer than 12 million characters.]</pre>")]
    [InlineData("display(new Big(), \"image/png\");", "text/plain", "Shown by its ToString: its formatter for image/png threw System.TimeoutException: no.]")]
    [InlineData("new Small()", "text/html", "<pre>small\n[Shown by its ToString: its formatter for text/html threw System.TimeoutException: no.]</pre>")]
    [InlineData("new Shy()", "text/plain", "Shy (its ToString threw System.TimeoutException)\n[Shown by its ToString: its formatter for text/plain threw System.TimeoutException: no.]")]
    [InlineData("new Odd()", "text/plain", "nothing formats Odd as application/x-odd. Formatter.Register<Odd>")]
    [InlineData("display(new Odd());", "text/plain", "nothing formats Odd as application/x-odd. Formatter.Register<Odd>")]
    [InlineData("new Task<Shy>[] { Task.FromResult(new Shy()) }", "text/plain", "Task<Shy> RanToCompletion: Shy (its ToString threw")]
    // A part that fails leaves the others as they are.
    [InlineData("new object[] { 1, new Shy(), \"last\" }", "text/html", "<pre>last</pre>")]
    [InlineData("new object[] { 1, new Shy(), \"last\" }", "text/html", "<pre>1</pre>")]
    [InlineData("new object[] { 1, new Shy(), \"last\" }", "text/html", "Shy (its ToString threw System.TimeoutException)")]
    public async Task What_cannot_be_formatted_is_shown_by_its_words(string source, string mimeType, string expected)
    {
        await using var host = await HostProcess.StartAsync();

        var executed = source.EndsWith(';') ? await host.RunAsync(Types + source) : await host.ShowAsync(Types + source);
        var next = await host.ShowAsync("1");

        Assert.Null(executed.Error);
        Assert.Null(next.Error);
        var data = host.Events.Select(shown => (shown as Displayed)?.Data ?? (shown as DisplayUpdated)?.Data).Last(shown => shown is not null && $"{shown["text/plain"]}" != "1")!;
        Assert.Contains(expected, $"{data[mimeType]}".ReplaceLineEndings("\n"));
        Assert.DoesNotContain("<b>", $"{data["text/html"]}");
        // Words are no picture and no object.
        Assert.All(data, form => Assert.StartsWith("text/", form.Key));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_formatter_that_goes_on_and_on_is_stopped_after_five_seconds()
    {
        await using var host = await HostProcess.StartAsync();

        var executed = await host.ShowAsync("""
            class Slow;
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Slow>((slow, writer) => { while (true) { writer.Write('.'); Thread.Sleep(20); } }, "text/html");
            new Slow()
            """);

        Assert.Null(executed.Error);
        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal("<pre>Slow\n[Shown by its ToString: formatting it took longer than 5 s.]</pre>", $"{data["text/html"]}");
    }

    [Theory(Timeout = 120000)]
    [InlineData("Thread.Sleep(-1)", "new Stuck()")]
    [InlineData("Thread.Sleep(-1)", "display(new Stuck());")]
    [InlineData("while (true) { }", "new Stuck().Display();")]
    [InlineData("while (true) { }", "display(new[] { new Stuck() }, \"application/json\");")]
    [InlineData("new TaskCompletionSource<int>().Task.Wait()", "new Stuck().ToDisplayString(\"text/plain\").DisplayAs(\"text/plain\");")]
    [InlineData("lock (gate) { }", "Task.Run(() => { lock (gate) Thread.Sleep(-1); }); Thread.Sleep(100); display(new Stuck());")]
    public async Task A_property_that_never_returns_costs_the_value_its_display_and_nothing_else(string body, string source)
    {
        await using var host = await HostProcess.StartAsync();
        source = $"using Microsoft.DotNet.Interactive.Formatting;\nstatic readonly object gate = new();\nclass Stuck {{ public int Value {{ get {{ {body}; return 1; }} }} }}\n{source}";

        var executed = source.EndsWith(';') ? await host.RunAsync(source) : await host.ShowAsync(source);
        // A late interrupt would end this wait.
        var next = await host.ShowAsync("Thread.Sleep(100);\n1");

        Assert.Null(executed.Error);
        Assert.Null(next.Error);
        var shown = host.Events.OfType<Displayed>().First().Data;
        Assert.EndsWith("\n[Nothing else of it is shown: formatting it did not end within 6 s, which its properties and formatters must.]", $"{shown["text/plain"]}");
        Assert.All(shown, form => Assert.StartsWith("text/", form.Key));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_value_that_needs_a_lock_of_its_cell_is_displayed()
    {
        await using var host = await HostProcess.StartAsync();

        var executed = await host.RunAsync("static readonly object gate = new();\nclass Guarded { public int Value { get { lock (gate) return 42; } } }\nlock (gate) display(new Guarded());");

        Assert.Null(executed.Error);
        Assert.Contains("42", $"{host.Events.OfType<Displayed>().First().Data["text/plain"]}");
    }

    [Fact(Timeout = 120_000)]
    public async Task Formatters_of_cells_win_and_lose_none_of_their_rights()
    {
        await using var host = await HostProcess.StartAsync();

        await host.ShowAsync("""
            using System.Collections.Generic;
            using System.Text.Json.Nodes;
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<JsonNode>(node => "my node", "text/html");
            Formatter.Register<IEnumerable<int>>(numbers => "my numbers", "text/html");
            Formatter.Register<byte[]>(bytes => "my bytes", "text/html");
            Formatter.Register<Thread>((thread, context) => { if (thread.Name == "mine") context.Writer.Write("my thread"); return thread.Name == "mine"; }, "text/html");
            IEnumerable<int> Numbers() { yield return 1; }
            display(JsonNode.Parse("{}"), "text/html");
            display(Numbers(), "text/html");
            display(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "text/html");
            display(new Thread(() => { }) { Name = "mine" }, "text/html");
            display(new Thread(() => { }) { Name = "theirs" }, "text/html");
            Formatter.ResetToDefault();
            Formatter.Register<int>(number => $"my {number}", "text/html");
            5
            """);

        Assert.Equal(["my node", "my numbers", "my bytes", "my thread", "<pre>", "my 5"],
            host.Events.OfType<Displayed>().Select(shown => $"{shown.Data["text/html"]}"[..Math.Min(10, $"{shown.Data["text/html"]}".Length)]).Select(html => html.StartsWith("<pre>") ? "<pre>" : html));
    }
}
