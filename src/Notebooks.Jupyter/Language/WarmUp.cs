namespace Notebooks.Jupyter.Language;

/// <summary>
/// Starts the language service once nobody has asked for anything for a moment: somebody is reading and may soon type.
/// A notebook that is run from end to end never pauses, and never pays for it.
/// </summary>
internal sealed class WarmUp(LanguageService language, Func<CodeContext> context) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    private Timer? _timer;
    private bool _isDone;

    /// <summary>Something was asked for: the moment begins again.</summary>
    public void Postpone()
    {
        if (!_isDone) (_timer ??= new(_ => Start())).Change(Pause, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _isDone = true;
        _timer?.Dispose();
    }

    private void Start()
    {
        if (_isDone) return;
        _isDone = true;
        _ = language.CompleteAsync(context(), "Console.", "Console.".Length);
    }
}
