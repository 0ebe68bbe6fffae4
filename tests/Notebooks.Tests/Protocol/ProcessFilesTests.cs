using Notebooks.Protocol;

namespace Notebooks.Tests.Protocol;

public sealed class ProcessFilesTests
{
    public ProcessFilesTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs the folder /proc of Linux");

    private const int NeverAProcess = int.MaxValue;

    [Fact]
    public void The_environment_of_a_process_is_what_it_was_started_with_also_when_it_is_long()
    {
        var expected = File.ReadAllBytes("/proc/self/environ");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, ProcessFiles.EnvironmentOf(Environment.ProcessId));
    }

    [Fact]
    public void The_state_of_a_process_begins_with_its_id() =>
        Assert.StartsWith($"{Environment.ProcessId} (", ProcessFiles.StateOf(Environment.ProcessId), StringComparison.Ordinal);

    [Fact]
    public void A_process_that_is_gone_has_neither()
    {
        Assert.Empty(ProcessFiles.EnvironmentOf(NeverAProcess));
        Assert.Empty(ProcessFiles.StateOf(NeverAProcess));
    }

    [Fact]
    public void This_process_is_among_all() => Assert.Contains(Environment.ProcessId, ProcessFiles.Ids());

    [Fact]
    public void Without_taking_orphans_in_it_is_never_certain_that_nothing_is_left() => Assert.False(ChildProcesses.NoneIsLeft);
}
