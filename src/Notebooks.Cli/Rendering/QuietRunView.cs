using Notebooks.Publishing;
using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Shows a quiet run: that notebooks are compiled first, and then each as it runs.</summary>
internal static class QuietRunView
{
    public static async Task RunAsync(
        Terminal terminal, IReadOnlyList<string> notebooks, RunOptions options, Func<NotebookResult, Task> ended, CancellationToken cancellationToken)
    {
        // The lines about runs must not come while the notebooks are compiled.
        var compiling = new CountedWork(terminal, TimeProvider.System, "Compiling", notebooks.Count, "notebook");
        LinesView? running = null;
        try
        {
            await QuietRun.RunAsync(
                notebooks,
                options,
                compiling.Count,
                e => (running ??= Start()).Report(e),
                ended,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            compiling.Dispose();
            if (running is not null) await running.DisposeAsync().ConfigureAwait(false);
        }

        LinesView Start()
        {
            compiling.Dispose();
            return new LinesView(terminal, new RunProgress(notebooks, TimeProvider.System), TimeProvider.System);
        }
    }
}
