using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Errors;

public class ErrorTests
{
    [Fact(Timeout = 120_000)]
    public async Task An_exception_names_types_cells_and_lines()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("async Task<int> FetchAsync(int n)\n{\n    await Task.Delay(1);\n    return n > 0 ? n : throw new TimeoutException(\"late\");\n}");
        var failed = await host.RunAsync("int Local() => 1;\n\nvar total = await FetchAsync(0);");

        var error = failed.Error!;
        Assert.Equal(["System.TimeoutException", "System.SystemException", "System.Exception"], error.Types);
        Assert.Equal("late", error.Message);
        Assert.Equal([new("FetchAsync", "05-gather.dib#1", 4), new Frame("(cell)", "05-gather.dib#2", 3)], error.Frames);
        Assert.Equal("System.TimeoutException: late\n   at FetchAsync in 05-gather.dib#1:line 4\n   at (cell) in 05-gather.dib#2:line 3", error.Text);
    }

    [Fact(Timeout = 120_000)]
    public async Task Frames_read_as_their_author_wrote_them()
    {
        await using var host = await HostProcess.StartAsync();

        var failed = await host.RunAsync("""
            class Walker<T>
            {
                public Walker(Func<Task> step) => step().Wait();
                public static IEnumerable<int> Steps() { yield return Fail(); }
                static int Fail() => throw new NotSupportedException("far");
            }
            async Task OuterAsync()
            {
                async Task InnerAsync() { await Task.Yield(); foreach (var step in Walker<int>.Steps()) { } }
                await InnerAsync();
            }
            Func<Task> lambda = async () => await OuterAsync();
            new Walker<string>(lambda);
            """);

        Assert.Equal(["Walker<T>.Fail", "Walker<T>.Steps", "InnerAsync", "OuterAsync", "lambda in (cell)"],
            Inner(failed.Error!.Text).Select(line => line.Split(" in 05")[0].Replace("   at ", "")));
        Assert.Equal("System.AggregateException", failed.Error.Types[0]);
        Assert.Equal(["System.Threading.Tasks.Task.Wait", "new Walker<T>", "(cell)"], failed.Error.Frames.Select(frame => frame.Method));

        static IEnumerable<string> Inner(string text) => text.Split('\n').SkipWhile(line => !line.StartsWith(" --->")).Skip(1);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_type_of_a_cell_goes_by_the_name_its_author_gave_it()
    {
        await using var host = await HostProcess.StartAsync();

        var failed = await host.RunAsync("class Refused(string why) : Exception { public override string Message => throw new Exception(why); }\nthrow new Refused(\"x\");");

        Assert.Equal(["Refused", "System.Exception"], failed.Error!.Types);
        Assert.Equal("(its Message property threw System.Exception)", failed.Error.Message);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("", "Library.Call | (cell)")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"StackTrace\", \"Hidden\")] ", "(cell)")]
    public async Task A_library_may_stay_out_of_stack_traces(string attribute, string frames)
    {
        using var folder = new TempFolder();
        var library = Library.Write(folder.Path, $"Library{Guid.NewGuid():N}", attribute + "public static class Library { public static void Call() => throw new System.TimeoutException(); }");
        await using var host = await HostProcess.StartAsync();

        var failed = await host.RunAsync($"#r \"{library}\"\nLibrary.Call();");

        Assert.Equal(frames, string.Join(" | ", failed.Error!.Frames.Select(frame => frame.Method)));
        Assert.Equal(frames, string.Join(" | ", failed.Error.Text.Split('\n').Skip(1).Select(line => line.Split(" in ")[0].Replace("   at ", ""))));
    }

    [Fact(Timeout = 120_000)]
    public async Task Every_exception_of_an_aggregate_is_told()
    {
        await using var host = await HostProcess.StartAsync();

        var failed = await host.RunAsync("throw new AggregateException(new TimeoutException(\"one\"), new InvalidOperationException(\"two\", new FormatException(\"why\")));");

        Assert.Contains("\n ---> 1 of 2: System.TimeoutException: one", failed.Error!.Text);
        Assert.Contains("\n ---> 2 of 2: System.InvalidOperationException: two\n ---> caused by System.FormatException: why", failed.Error.Text);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_cell_assigned_before_it_failed_survives()
    {
        await using var host = await HostProcess.StartAsync();

        var failed = await host.RunAsync("var x = 1; x = 41; throw new Exception(); x = 0;");
        await host.ShowAsync("x + 1");

        Assert.NotNull(failed.Error);
        Assert.Equal("42", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_may_have_any_name()
    {
        await using var host = await HostProcess.StartAsync(notebook: "a,b [1] & c+d*");

        Assert.Null((await host.RunAsync("var x = 1;")).Error);
        Assert.Null((await host.RunAsync("x = 2;")).Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task Variables_stay_reachable_over_hundreds_of_cells()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var x = 0;");
        for (var cell = 0; cell < 200; cell++)
        {
            Assert.Null((await host.RunAsync("x++;")).Error);
        }

        await host.ShowAsync("x");
        Assert.Equal("200", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_reference_needs_is_found_beside_it()
    {
        using var temporary = new TempFolder();
        var folder = temporary.Path;
        var inner = Library.Write(folder, $"Inner{Guid.NewGuid():N}", "public class Inner { public int Value = 42; }");
        var outer = Library.Write(folder, $"Outer{Guid.NewGuid():N}", "public class Outer { public static object Load() => System.Reflection.Assembly.Load(\"" + Path.GetFileNameWithoutExtension(inner) + "\").GetType(\"Inner\").GetField(\"Value\").GetValue(System.Activator.CreateInstance(System.Reflection.Assembly.Load(\"" + Path.GetFileNameWithoutExtension(inner) + "\").GetType(\"Inner\"))); }");
        await using var host = await HostProcess.StartAsync();

        var executed = await host.ShowAsync($"#r \"{outer}\"\nOuter.Load()");

        Assert.Null(executed.Error);
        Assert.Equal("42", Assert.Single(host.Events.OfType<Displayed>()).Data["text/plain"]!.GetValue<string>());
    }
}
