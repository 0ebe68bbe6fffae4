using System.Runtime.InteropServices;

namespace Notebooks.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public void A_signal_at_the_very_end_is_no_failure()
    {
        var interruption = new Interruption();
        interruption.Dispose();
        var signal = new PosixSignalContext(PosixSignal.SIGINT);

        interruption.Hear(signal);

        Assert.True(signal.Cancel);
        Assert.True(interruption.Token.IsCancellationRequested);
    }
}
