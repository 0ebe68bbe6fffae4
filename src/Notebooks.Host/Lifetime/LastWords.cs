using System.Diagnostics;
using Notebooks.Host.Errors;
using Notebooks.Host.Execution;
using Notebooks.Host.Protocol;

namespace Notebooks.Host.Lifetime;

/// <summary>Says why the process ends when nobody asked it to, then ends it.</summary>
internal sealed class LastWords
{
    private volatile bool _exitIsWanted;

    private readonly Outbox _outbox;

    public LastWords(Outbox outbox)
    {
        _outbox = outbox;
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => Say(DeathCause.UnhandledException, ErrorReader.Read(unhandled.ExceptionObject));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnExit();
    }

    public void ExitIsWanted() => _exitIsWanted = true;

    private void OnExit()
    {
        if (!_exitIsWanted)
        {
            // The event comes on the thread that called Environment.Exit, so that its stack tells who did.
            Say(DeathCause.Exit, ExitError(StackFrames.Of(new StackTrace(fNeedFileInfo: true))));
        }
    }

    private static Error ExitError(Frame[] frames)
    {
        var message = frames.Length == 0
            ? $"The process was asked to end from outside (exit code {Environment.ExitCode})."
            : $"Environment.Exit({Environment.ExitCode}) ended the process.";
        return new([], message, frames, ErrorReader.Join(message, frames));
    }

    // Killed rather than left to the runtime, which would run the cells' exit handlers or write a core dump.
    private void Say(DeathCause cause, Error error)
    {
        try
        {
            _outbox.SendLast(new Dying(CurrentCell.Number ?? Blame.CellOf(error.Frames), cause, error));
        }
        finally
        {
            ProcessEnd.Now();
        }
    }
}
