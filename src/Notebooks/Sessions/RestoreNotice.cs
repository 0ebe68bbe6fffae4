namespace Notebooks.Sessions;

/// <summary>Says from time to time that packages are still being restored, because nothing else is seen meanwhile.</summary>
/// <param name="say">Shows a line to the reader.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class RestoreNotice(Action<string> say, TimeProvider clock)
{
    /// <summary>The time before the first notice, and between two. Most restores end before the first one.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private ITimer? _timer;

    /// <summary>Takes the names of packages when restoring them begins, and null when it has ended.</summary>
    public void Take(string? packages)
    {
        Interlocked.Exchange(ref _timer, null)?.Dispose();
        if (packages is null) return;
        var begun = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => say($"still restoring {packages}, {clock.GetElapsedTime(begun).TotalSeconds:0} s\n"), null, Interval, Interval);
    }
}
