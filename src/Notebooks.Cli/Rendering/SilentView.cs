using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Shows nothing, because --quiet asks only for the outcome.</summary>
internal sealed class SilentView : IRunView
{
    public void Report(RunEvent e)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
