using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>The limits for formatting one value. Formatting runs on one thread, so the limits belong to the thread.</summary>
internal sealed class FormattingLimits
{
    /// <summary>The largest form of a value, in characters. It is more than a runner keeps of a cell, because a front end of the kernel may want more.</summary>
    public const int Characters = 12_000_000;

    /// <summary>The longest time from the first piece of text to the last.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    // The library stops at its own depth limit, except for sequences of sequences. It writes these at any depth.
    private const int DepthBeyondTheLibrarys = 50;

    [ThreadStatic]
    private static FormattingLimits? _current;

    private long _started;

    /// <summary>The limits of the value that this thread formats, or null.</summary>
    public static FormattingLimits? Current { get => _current; set => _current = value; }

    /// <summary>Why the value cannot be shown, or null.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>Stops formatting when a limit is exceeded. It is called for each piece of text, at any depth.</summary>
    /// <param name="context">The library's context of the current part.</param>
    /// <param name="length">Length of the text with that piece.</param>
    /// <exception cref="FormattingStoppedException">A limit is exceeded.</exception>
    public void Check(FormatContext context, int length)
    {
        // The time counts from the first piece. A formatter that computes first and then writes one piece cannot be stopped.
        if (_started == 0) _started = Environment.TickCount64;
        if (Exceeded is null && context.Depth > Formatter.RecursionLimit + DepthBeyondTheLibrarys) Exceeded = "it contains itself, or is nested too deeply";
        else if (Exceeded is null && length > Characters) Exceeded = $"its text is longer than {Characters / 1_000_000} million characters";
        else if (Exceeded is null && Environment.TickCount64 - _started > Time.TotalMilliseconds) Exceeded = $"formatting it took longer than {Time.TotalSeconds} s";
        if (Exceeded is not null) throw new FormattingStoppedException(Exceeded);
        CheckStack();
    }

    /// <summary>Stops formatting while there is room on the stack to do so.</summary>
    /// <exception cref="FormattingStoppedException">Little of the stack is left.</exception>
    public void CheckStack()
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        Exceeded ??= "it contains itself, or is nested too deeply";
        throw new FormattingStoppedException(Exceeded);
    }
}

/// <summary>Thrown to leave a formatter.</summary>
/// <param name="reason">Why.</param>
internal sealed class FormattingStoppedException(string reason) : Exception($"The value cannot be shown: {reason}.");
