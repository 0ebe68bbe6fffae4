using System.Diagnostics;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Tests.Running;

/// <summary>A host that somebody has stopped.</summary>
public sealed class StoppedHostTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task It_is_given_up_at_the_limit_even_when_it_reads_nothing_of_its_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        await using var host = HostConversation.Start(new(_workspace.Folder));
        host.Begin("test.dib", _ => { });
        await host.AskAsync(new Show(1, "text/plain", "ready"), TestContext.Current.CancellationToken);
        using (var stop = Process.Start("kill", ["-STOP", $"{host.ProcessId}"])) await stop.WaitForExitAsync(TestContext.Current.CancellationToken);

        // A pipe keeps 64 KB, and a socket some more.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.AskAsync(new Execute(1, new byte[8_000_000], "Cell1", false, []), limit.Token));
        host.Kill();
    }
}
