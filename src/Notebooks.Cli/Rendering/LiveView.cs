using Notebooks.Running;
using Spectre.Console;

namespace Notebooks.Cli.Rendering;

/// <summary>A table that is redrawn in place while notebooks run, and gone afterwards.</summary>
internal sealed class LiveView : IRunView
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunProgress progress;
    private readonly Task drawing;

    public LiveView(RunProgress progress)
    {
        this.progress = progress;
        drawing = DrawAsync();
    }

    public void Report(RunEvent e) => progress.Apply(e);

    public async ValueTask DisposeAsync()
    {
        ended.SetResult();
        await drawing.ConfigureAwait(false);
    }

    private Task DrawAsync() => AnsiConsole.Live(Draw()).AutoClear(true).StartAsync(async live =>
    {
        while (!ended.Task.IsCompleted)
        {
            live.UpdateTarget(Draw());
            await Task.WhenAny(ended.Task, Task.Delay(100)).ConfigureAwait(false);
        }
    });

    private Table Draw() => LiveTable.Draw(progress.Snapshot(), AnsiConsole.Profile.Height);
}
