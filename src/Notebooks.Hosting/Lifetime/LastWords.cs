using Notebooks.Hosting.Errors;
using Notebooks.Hosting.Attribution;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Lifetime;

/// <summary>Reports why the process ends unexpectedly, then ends it.</summary>
internal sealed class LastWords
{
    private volatile bool _exitIsWanted;

    private readonly Outbox _outbox;
    private readonly Func<Frame[]> _exitCalls;

    /// <param name="outbox">The way to the runner.</param>
    /// <param name="exitCalls">Finds where cells call <c>Environment.Exit</c>.</param>
    public LastWords(Outbox outbox, Func<Frame[]> exitCalls)
    {
        (_outbox, _exitCalls) = (outbox, exitCalls);
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => Say(DeathCause.UnhandledException, ErrorReader.Read(unhandled.ExceptionObject));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnExit();
    }

    public void ExitIsWanted() => _exitIsWanted = true;

    private void OnExit()
    {
        if (!_exitIsWanted)
        {
            Say(DeathCause.Exit, ExitError(_exitCalls()));
        }
    }

    private static Error ExitError(Frame[] calls)
    {
        var message = calls.Length == 0
            ? $"The process was told to end with exit code {Environment.ExitCode}: by a signal, or by a library that called Environment.Exit."
            : $"Environment.Exit({Environment.ExitCode}) ended the process.";
        return new([], message, calls, ErrorReader.Join(message, calls));
    }

    // The process is killed. If it were left to the runtime, the cells' exit handlers would run, or a core dump be written.
    private void Say(DeathCause cause, Error error)
    {
        try
        {
            _outbox.SendLast(new Dying(CurrentCell.Number ?? CellOf(cause, error.Frames), cause, error));
        }
        finally
        {
            ProcessEnd.Now();
        }
    }

    // The frames of an exit are all the places that it may have come from. The cell is known only if all are in one cell.
    private static int? CellOf(DeathCause cause, Frame[] frames) => cause == DeathCause.UnhandledException ? Blame.CellOf(frames)
        : frames.Select(frame => Blame.CellOf([frame])).Distinct().ToArray() is [var cell] ? cell : null;
}
