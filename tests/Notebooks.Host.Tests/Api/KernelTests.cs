using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Api;

/// <summary>What cells see of .NET Interactive.</summary>
public class KernelTests
{
    private const string Loaded = "Console.Write(AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name.StartsWith(\"Microsoft.CodeAnalysis\")));";

    [Fact(Timeout = 120_000)]
    public async Task Kernels_are_built_only_for_a_cell_that_refers_to_them()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync($"using Microsoft.DotNet.Interactive; display(1); _ = KernelInvocationContext.Current.CancellationToken; {Loaded}");
        await host.RunAsync($"Console.Write(Kernel.Current.Name); {Loaded}");

        Assert.Equal("False", host.TextOf(1));
        Assert.Equal("csharpTrue", host.TextOf(2));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_kernel_knows_the_variables_of_the_notebook_as_they_are_now()
    {
        await using var host = await HostProcess.StartAsync();
        await host.RunAsync("using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; using Microsoft.DotNet.Interactive.Events; var a = 1; var b = \"x\"; static int c = 3;");
        await host.RunAsync("var a = 2.5;");

        await host.RunAsync("b = \"y\"; var infos = await Kernel.Root.SendAsync(new RequestValueInfos(\"csharp\")); Console.Write(string.Join(' ', infos.Events.OfType<ValueInfosProduced>().Single().ValueInfos.Select(i => $\"{i.Name}:{i.Type.Name}:{i.FormattedValue.Value}\")));");

        Assert.Equal("a:Double:2.5 b:String:y infos:KernelCommandResult:", host.TextOf(3)[.."a:Double:2.5 b:String:y infos:KernelCommandResult:".Length]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_value_can_be_sent_to_a_variable_that_is_there()
    {
        await using var host = await HostProcess.StartAsync();
        await host.RunAsync("using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; using Microsoft.DotNet.Interactive.Events; var a = 1;");

        await host.RunAsync("foreach (var name in new[] { \"a\", \"none\" }) { var sent = await Kernel.Root.SendAsync(new SendValue(name, 7, null, \"csharp\")); Console.WriteLine(sent.Events.OfType<CommandFailed>().FirstOrDefault()?.Message ?? $\"{a}\"); }");

        Assert.StartsWith("7\nCells are compiled before they run", host.TextOf(2));
        Assert.EndsWith("`#!set --name none`.\n", host.TextOf(2));
    }

    [Fact(Timeout = 120_000)]
    public async Task All_submissions_of_a_cell_run_in_one_context_and_the_next_cell_in_another()
    {
        await using var host = await HostProcess.StartAsync();
        const string Ask = "using Microsoft.DotNet.Interactive; Console.Write(KernelInvocationContext.Current.GetHashCode() + \" \");";
        host.Start(Ask, cell: 1);
        await host.UntilAsync<Executed>();
        host.Start(Ask, cell: 1);
        await host.UntilAsync<Executed>();
        host.Start(Ask, cell: 2);
        await host.UntilAsync<Executed>();

        var first = host.TextOf(1).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, first.Length);
        Assert.Equal(first[0], first[1]);
        Assert.NotEqual(first[0], host.TextOf(2).Trim());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_cell_publishes_late_is_still_its_output()
    {
        await using var host = await HostProcess.StartAsync();
        await host.RunAsync("using Microsoft.DotNet.Interactive; var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously); _ = Task.Run(async () => { await go.Task; KernelInvocationContextExtensions.Display(KernelInvocationContext.Current, 42, \"text/plain\"); });");
        await host.RunAsync("go.SetResult();");

        Assert.Equal((1, "42"), (await host.FirstAsync<Displayed>()) is var shown ? (shown.Cell, shown.Data["text/plain"]!.GetValue<string>()) : default);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_directive_goes_to_its_kernel_and_its_failure_is_an_answer()
    {
        await using var host = await HostProcess.StartAsync();
        host.Send(new Submit(1, "#!value --name x\n5", "csharp"));
        Assert.Null((await host.UntilAsync<Executed>()).Error);
        host.Send(new Submit(2, "#!share --from value y", "csharp"));

        Assert.Contains("'y' not found", (await host.UntilAsync<Executed>()).Error!.Message);
    }
}
