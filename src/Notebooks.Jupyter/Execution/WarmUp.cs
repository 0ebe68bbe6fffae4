using Notebooks.Workspaces.Language;

namespace Notebooks.Jupyter.Execution;

/// <summary>
/// Prepares the language service while there is no request. After a breath its process is started, which takes a quarter of
/// a second. After a moment, in which the user reads and may soon type, the process gets a first question. This never
/// happens while a cell runs, because a lesson that measures must not share its cores with it. Who runs a whole notebook,
/// as nbconvert does, asks nothing about code, and never pauses for a breath.
/// </summary>
internal sealed class WarmUp : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    private readonly Timer _start;
    private readonly Timer _ask;
    private volatile bool _hasAsked;

    /// <param name="language">The service.</param>
    /// <param name="context">The context of code that is written now.</param>
    public WarmUp(LanguageService language, Func<CodeContext> context)
    {
        _start = new(_ => language.Start());
        _ask = new(_ =>
        {
            _hasAsked = true;
            _ = language.CompleteAsync(context(), "Console.", "Console.".Length);
        });
    }

    /// <summary>Called when a request arrives, which ends a pause.</summary>
    public void Suspend()
    {
        _start.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ask.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called when a request is answered, which begins a pause.</summary>
    public void Resume()
    {
        if (_hasAsked) return;
        _start.Change(Breath, Timeout.InfiniteTimeSpan);
        _ask.Change(Moment, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _start.Dispose();
        _ask.Dispose();
    }
}
