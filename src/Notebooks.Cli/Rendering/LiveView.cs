using Notebooks.Running;
using Spectre.Console;

namespace Notebooks.Cli.Rendering;

/// <summary>A table that is redrawn in place while notebooks run, and removed afterwards.</summary>
internal sealed class LiveView : IRunView
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunProgress _progress;
    private readonly Task _drawing;

    public LiveView(RunProgress progress)
    {
        _progress = progress;
        _drawing = DrawAsync();
    }

    public void Report(RunEvent e) => _progress.Apply(e);

    public async ValueTask DisposeAsync()
    {
        _ended.SetResult();
        await _drawing.ConfigureAwait(false);
    }

    private Task DrawAsync() => AnsiConsole.Live(Draw()).AutoClear(true).StartAsync(async live =>
    {
        while (!_ended.Task.IsCompleted)
        {
            live.UpdateTarget(Draw());
            await Task.WhenAny(_ended.Task, Task.Delay(100)).ConfigureAwait(false);
        }
    });

    private Table Draw() => LiveTable.Draw(_progress.Snapshot(), AnsiConsole.Profile.Height);
}
