using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>One attempt to make a form of a value. It has a context of its own, so that one that is given up writes nowhere.</summary>
/// <param name="value">The value.</param>
/// <param name="format">Makes the form, and tells whether it did.</param>
internal sealed class FormattingAttempt(object value, Func<object, FormatContext, bool> format)
{
    private readonly Lock _gate = new();
    private ExceptionDispatchInfo? _failure;
    private bool _hasEnded;
    private bool _isInterrupted;

    /// <summary>The form.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether there is a form.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Whether the attempt was given up while it waited for something.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>Formats on a thread of its own.</summary>
    /// <returns>Whether it has ended in time.</returns>
    public bool RunApart(TimeSpan limit)
    {
        // A new thread inherits the flow of the cell, so its outputs are attributed to the cell.
        var thread = new Thread(Run) { IsBackground = true, Name = "Display" };
        thread.Start();
        if (thread.Join(limit)) return HasSucceeded();
        IsBlocked = Interrupt(thread);
        return false;
    }

    /// <summary>Formats on the current thread.</summary>
    /// <returns>Whether it has ended without being interrupted.</returns>
    public bool RunHere(TimeSpan limit)
    {
        var thread = Thread.CurrentThread;
        using (new Timer(_ => Interrupt(thread), null, limit, Timeout.InfiniteTimeSpan)) Run();
        if (!_isInterrupted) return HasSucceeded();
        // The interrupt ends the next wait of the thread. When it came too late for the formatter, this is that wait.
        try { Thread.Sleep(1); }
        catch (ThreadInterruptedException) { }
        return false;
    }

    private bool HasSucceeded()
    {
        _failure?.Throw();
        return true;
    }

    private void Run()
    {
        try
        {
            using var text = new StringWriter();
            using (var context = new FormatContext(text)) HasWritten = format(value, context);
            Text = text.ToString();
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        lock (_gate) _hasEnded = true;
    }

    // A thread that waits can be interrupted. One that computes goes on until it waits.
    private bool Interrupt(Thread thread)
    {
        lock (_gate)
        {
            if (_hasEnded) return false;
            _isInterrupted = true;
            var isBlocked = (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
            thread.Interrupt();
            return isBlocked;
        }
    }
}
