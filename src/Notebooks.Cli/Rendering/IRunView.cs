using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Shows a run while it goes on; disposing it ends the show.</summary>
internal interface IRunView : IAsyncDisposable
{
    void Report(RunEvent e);
}
