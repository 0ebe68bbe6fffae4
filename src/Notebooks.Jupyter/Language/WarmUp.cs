namespace Notebooks.Jupyter.Language;

/// <summary>
/// Prepares the language service while nobody asks for anything. After a breath its process is started, which takes a
/// quarter of a second; after a moment, in which somebody reads and may soon type, it is asked something. Never while a
/// cell runs: what a lesson measures must not share its cores with that.
/// </summary>
internal sealed class WarmUp : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    private readonly Timer _start;
    private readonly Timer _ask;
    private volatile bool _hasAsked;

    /// <param name="language">The service.</param>
    /// <param name="context">What code written now would build on.</param>
    public WarmUp(LanguageService language, Func<CodeContext> context)
    {
        _start = new(_ => language.Start());
        _ask = new(_ =>
        {
            _hasAsked = true;
            _ = language.CompleteAsync(context(), "Console.", "Console.".Length);
        });
    }

    /// <summary>Something is asked for: the pause is over.</summary>
    public void Suspend()
    {
        _start.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ask.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is answered: a pause begins.</summary>
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
