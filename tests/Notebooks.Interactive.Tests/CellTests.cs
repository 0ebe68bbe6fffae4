using Notebooks.Interactive.Tests.Support;

namespace Notebooks.Interactive.Tests;

public class CellTests
{
    [Fact(Timeout = 120000)]
    public async Task Values_displays_and_texts_come_from_the_real_engine()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("Console.Write(\"out\"); Console.Error.Write(\"err\"); var n = 41;");
        await host.RunAsync("using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display(n); KernelInvocationContext.Current.Display(1);");
        await host.RunAsync("n + 1");
        await host.RunAsync("typeof(Kernel).Assembly.GetName().Name");

        Assert.Equal([false, true], host.Events.OfType<TextWritten>().Select(text => text.IsError));
        Assert.Equal("outerr", host.TextOf(1));
        Assert.Equal([false, false], host.ShownBy(2).Select(shown => shown.IsResult));
        Assert.Contains("41", host.ShownBy(2).First().Data["text/html"]!.GetValue<string>());
        Assert.Equal(2, host.ShownBy(2).Select(shown => shown.DisplayId).Distinct().Count());
        Assert.True(Assert.Single(host.ShownBy(3)).IsResult);
        Assert.Equal("Microsoft.DotNet.Interactive", Assert.Single(host.ShownBy(4)).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120000)]
    public async Task What_a_cell_sets_in_its_own_flow_is_gone_in_the_next_one()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("using System.Threading; using System.Globalization;\nvar local = new AsyncLocal<int> { Value = 5 };\nCultureInfo.CurrentCulture = new CultureInfo(\"fr-CA\");\nConsole.Write($\"{local.Value} {CultureInfo.CurrentCulture.Name}\");");
        await host.RunAsync("Console.Write($\"{local.Value} {CultureInfo.CurrentCulture.Name == \"fr-CA\"}\");");

        Assert.Equal(("5 fr-CA", "0 False"), (host.TextOf(1), host.TextOf(2)));
    }

    [Fact(Timeout = 120000)]
    public async Task An_update_says_which_cell_updates()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("var shown = display(1);");
        await host.RunAsync("shown.Update(\"two\");");

        var update = Assert.Single(host.Events.OfType<DisplayUpdated>());
        Assert.Equal(2, update.Cell);
        Assert.Contains("two", update.Data.Single().Value!.GetValue<string>());
        // The engine's own fault: what `display` returns is not what it has shown, so nobody can tell what is updated.
        Assert.NotEqual(Assert.Single(host.ShownBy(1)).DisplayId, update.DisplayId);
    }

    [Fact(Timeout = 120000)]
    public async Task A_JSON_type_arrives_as_an_object()
    {
        await using var host = await InteractiveHost.StartAsync();

        var executed = await host.RunAsync("KernelInvocationContext.Current.DisplayAs(\"{\\\"a\\\": 1}\", \"application/vnd.x+json\");\nusing Microsoft.DotNet.Interactive;");
        await host.RunAsync("using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.DisplayAs(\"{\\\"a\\\": 1}\", \"application/vnd.x+json\");");

        Assert.NotEmpty(executed.CompilerMessages);
        Assert.Equal(1, Assert.Single(host.ShownBy(2)).Data["application/vnd.x+json"]!["a"]!.GetValue<int>());
    }

    [Fact(Timeout = 120000)]
    public async Task An_exception_ends_its_cell_and_keeps_what_it_has_assigned()
    {
        await using var host = await InteractiveHost.StartAsync();

        var failed = await host.RunAsync("class Refused(string why) : Exception(why);\nvar n = 41;\nthrow new Refused(\"no\");");
        var next = await host.RunAsync("n + 1");

        Assert.Equal(["Refused", "System.Exception"], failed.Error!.Types);
        Assert.Equal("no", failed.Error.Message);
        Assert.Empty(failed.CompilerMessages);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", failed.Error.Text);
        Assert.Null(next.Error);
        Assert.Contains("42", Assert.Single(host.ShownBy(2)).Data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120000)]
    public async Task Compile_errors_and_warnings_have_codes_and_lines_of_the_cell()
    {
        await using var host = await InteractiveHost.StartAsync();

        var refused = await host.RunAsync("var gate = new object();\nlock (gate) { await Task.Yield(); }");
        var warned = await host.RunAsync("#!time\n\nasync Task WorkAsync() { Task.Delay(1); }");

        var error = Assert.Single(refused.CompilerMessages);
        Assert.Equal(("CS1996", true, 2), (error.Code, error.IsError, error.Line));
        Assert.Null(refused.Error);
        var warning = Assert.Single(warned.CompilerMessages, message => message.Code == "CS4014");
        Assert.Equal((false, 3), (warning.IsError, warning.Line));
    }

    [Fact(Timeout = 120000)]
    public async Task Content_of_other_languages_is_shown_as_it_is()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("<b>bold</b>", "html");
        await host.RunAsync("console.log(1)", "javascript");
        await host.RunAsync("graph TD\n  a-->b", "mermaid");
        await host.RunAsync("#!markdown\n*so*");

        Assert.Equal(["text/html", "application/javascript", "text/vnd.mermaid", "text/markdown"], host.Events.OfType<Displayed>().Select(shown => shown.Data.Single().Key));
        Assert.Equal("<b>bold</b>", host.ShownBy(1).Single().Data["text/html"]!.GetValue<string>());
    }

    [Fact(Timeout = 120000)]
    public async Task A_directive_that_cannot_be_carried_out_fails_its_cell()
    {
        await using var host = await InteractiveHost.StartAsync();

        var failed = await host.RunAsync("#!connect nothing\n1");

        Assert.Contains("#!connect", Assert.Single(failed.CompilerMessages, message => message.IsError).Message);
    }
}
