using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Shows a run while it goes on. Disposing it ends the display.</summary>
internal interface IRunView : IAsyncDisposable
{
    void Report(RunEvent e);
}
