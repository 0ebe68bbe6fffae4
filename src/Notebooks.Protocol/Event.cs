using System.Text.Json.Nodes;

namespace Notebooks.Protocol;

/// <summary>A message from a host to the runner. Events come in the order in which they happened.</summary>
public abstract record Event;

/// <summary>Console output.</summary>
/// <param name="Cell">The cell whose code started the flow that wrote it, or null when the flow is unknown (the runner then takes the running cell).</param>
/// <param name="IsError">Whether it was written to standard error.</param>
/// <param name="Text">The text.</param>
public sealed record TextWritten(int? Cell, bool IsError, string Text) : Event;

/// <summary>A value was shown.</summary>
/// <param name="Cell">As in <see cref="TextWritten"/>.</param>
/// <param name="DisplayId">Identity for later updates.</param>
/// <param name="Data">MIME bundle: strings, and objects for JSON types.</param>
/// <param name="IsResult">True for the value of the cell's last expression, false for an explicit display.</param>
public sealed record Displayed(int? Cell, string DisplayId, JsonObject Data, bool IsResult) : Event;

/// <summary>A shown value was replaced.</summary>
/// <param name="Cell">The cell that updates, which may differ from the one that displayed.</param>
/// <param name="DisplayId">The identity given by <see cref="Displayed"/>.</param>
/// <param name="Data">The new MIME bundle.</param>
public sealed record DisplayUpdated(int? Cell, string DisplayId, JsonObject Data) : Event;

/// <summary>A cell removes its outputs so far.</summary>
/// <param name="Cell">As in <see cref="TextWritten"/>.</param>
/// <param name="Wait">Whether they stay until the next output comes, so that nothing flickers.</param>
public sealed record OutputCleared(int? Cell, bool Wait) : Event;

/// <summary>A cell shows an error and goes on, such as one that it publishes itself.</summary>
/// <param name="Cell">As in <see cref="TextWritten"/>.</param>
/// <param name="Message">The message of the error.</param>
public sealed record ErrorShown(int? Cell, string Message) : Event;

/// <summary>A cell waits for a line of text. The runner answers with <see cref="GiveInput"/>.</summary>
/// <param name="Cell">As in <see cref="TextWritten"/>.</param>
/// <param name="Prompt">The question.</param>
/// <param name="IsPassword">Whether the typed text must stay hidden.</param>
public sealed record InputRequested(int? Cell, string Prompt, bool IsPassword) : Event;

/// <summary>A command has been carried out.</summary>
/// <param name="Cell">The cell it was for.</param>
/// <param name="Milliseconds">Time spent running the submission's own code (loading and formatting apart).</param>
/// <param name="Error">The exception that ended it, or null.</param>
public sealed record Executed(int Cell, double Milliseconds, Error? Error) : Event
{
    /// <summary>The compiler's messages about a cell that was submitted as text. If one of them is an error, the cell was not run to its end.</summary>
    public CompilerMessage[] CompilerMessages { get; init; } = [];

    /// <summary>The imported file whose code threw, when a cell was submitted as text; its cell follows after <c>#</c> for an <c>.ipynb</c>. Null for the cell itself.</summary>
    public string? ImportedFile { get; init; }

    /// <summary>Whether the cell did not run to its end: it was interrupted, and left at the await where it was suspended.</summary>
    public bool IsLeft { get; init; }

    /// <summary>The longest delay of a timer meanwhile, in milliseconds. It is long on a machine with too much to do.</summary>
    public double LateMilliseconds { get; init; }
}

/// <summary>An error or a warning of the compiler, as it travels from a host to the runner.</summary>
/// <param name="Code">Its code, such as <c>CS0103</c>.</param>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Message">What the compiler says.</param>
/// <param name="Line">One-based line in the cell or in <see cref="ImportedFile"/>, or 0 when it is not known.</param>
/// <param name="Column">One-based column, or 0.</param>
public sealed record CompilerMessage(string Code, bool IsError, string Message, int Line, int Column)
{
    /// <summary>The imported file that it is about, as in <see cref="Executed.ImportedFile"/>.</summary>
    public string? ImportedFile { get; init; }
}

/// <summary>Tells what is still running after all cells have ended.</summary>
/// <param name="Cells">The cells that have started it: a thread, a timer, a waiting operation, or only a callback that is still registered.</param>
public sealed record Settled(int[] Cells) : Event;

/// <summary>The process is about to end, although the runner has not asked for it.</summary>
/// <param name="Cell">The cell to blame, when the flow or the stack shows it.</param>
/// <param name="Cause">Whether an uncaught exception or a call to <c>Environment.Exit</c> ends it.</param>
/// <param name="Error">The exception. For an exit, <see cref="Error.Frames"/> holds the calls of <c>Environment.Exit</c> that can have caused it.</param>
public sealed record Dying(int? Cell, DeathCause Cause, Error Error) : Event;

/// <summary>Why a host is about to end.</summary>
public enum DeathCause
{
    /// <summary>An exception reached the top of a thread: <c>async void</c>, a raw thread, a timer.</summary>
    UnhandledException,

    /// <summary>Something called <c>Environment.Exit</c>.</summary>
    Exit,
}

/// <summary>The host has done everything and exits by itself now. A run without this event has failed, whatever the exit code.</summary>
/// <param name="Unobserved">Exceptions of tasks that no code has observed, with the cell that started them.</param>
/// <param name="PeakBytes">Peak working set of the process, in bytes.</param>
public sealed record Finished(Unobserved[] Unobserved, long PeakBytes) : Event;

/// <summary>An exception of a task that was collected before any code had observed the exception.</summary>
/// <param name="Cell">The cell whose code started the task, when known.</param>
/// <param name="Error">The exception.</param>
public sealed record Unobserved(int? Cell, Error Error);
