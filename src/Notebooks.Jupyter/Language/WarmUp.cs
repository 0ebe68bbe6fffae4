namespace Notebooks.Jupyter.Language;

/// <summary>
/// Prepares the language service in two steps. Its process starts when the first cell has run: that takes a quarter of a
/// second from nobody. It is asked something once nobody has asked for anything for a moment: somebody is reading and may
/// soon type. A notebook that is run from end to end never pauses, and never pays for the second step.
/// </summary>
internal sealed class WarmUp(LanguageService language, Func<CodeContext> context) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    private Timer? _timer;
    private bool _isDone;

    /// <summary>A cell has run.</summary>
    public void Begin() => language.Start();

    /// <summary>Something was asked for: the moment begins again.</summary>
    public void Postpone()
    {
        if (!_isDone) (_timer ??= new(_ => Ask())).Change(Pause, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _isDone = true;
        _timer?.Dispose();
    }

    private void Ask()
    {
        if (_isDone) return;
        _isDone = true;
        _ = language.CompleteAsync(context(), "Console.", "Console.".Length);
    }
}
