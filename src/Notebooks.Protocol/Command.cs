namespace Notebooks.Protocol;

/// <summary>A request of the runner to a host.</summary>
public abstract record Command;

/// <summary>Load one compiled submission and run it. The host answers with <see cref="Executed"/>.</summary>
/// <param name="Cell">One-based number of the cell it belongs to; its outputs carry it.</param>
/// <param name="Assembly">The assembly, its debug information embedded; empty when the submission has references but no code.</param>
/// <param name="ScriptClass">Full name of the submission's class, which has the factory method.</param>
/// <param name="HasValue">Whether the submission ends in a value to show (void and null look alike at run time).</param>
/// <param name="References">Full paths of assemblies the submission or its successors may load, in order of preference.</param>
public sealed record Execute(int Cell, byte[] Assembly, string ScriptClass, bool HasValue, string[] References) : Command
{
    /// <summary>Whether there is a user whom the cell can ask for input.</summary>
    public bool AllowsInput { get; init; }

    /// <summary>Whether it needs kernels of .NET Interactive; see <see cref="KernelUse"/>.</summary>
    public bool NeedsKernels { get; init; }
}

/// <summary>Compile and run a whole cell, directives included. It is for the host that has a compiler. The host answers with <see cref="Executed"/>.</summary>
/// <param name="Cell">One-based number of the cell; its outputs carry it.</param>
/// <param name="Source">Text of the cell.</param>
/// <param name="Language">Name of its language, such as <c>csharp</c>.</param>
public sealed record Submit(int Cell, string Source, string Language) : Command
{
    /// <summary>Whether there is a user whom the cell can ask for input.</summary>
    public bool AllowsInput { get; init; }
}

/// <summary>Show ready-made content as an output of a cell: Markdown, HTML, JavaScript or Mermaid cells, or a timing. The host answers with <see cref="Executed"/>.</summary>
/// <param name="Cell">One-based number of the cell.</param>
/// <param name="MimeType">MIME type of <paramref name="Content"/>.</param>
/// <param name="Content">The content.</param>
public sealed record Show(int Cell, string MimeType, string Content) : Command;

/// <summary>All cells have ended. Tell what they have left running. The host answers with <see cref="Settled"/>.</summary>
public sealed record Settle : Command;

/// <summary>
/// Ask the running cell to stop. Its token is cancelled, and code that waits for input is told to stop. A cell that stays
/// suspended at an await is left there: see <see cref="Executed.IsLeft"/>. The host takes this command at once, and does
/// not answer it.
/// </summary>
public sealed record Interrupt : Command
{
    /// <summary>The cell to stop, so that the command does not hit the next one; null for the cell that is running.</summary>
    public int? Cell { get; init; }
}

/// <summary>The answer to <see cref="InputRequested"/>. The host takes it at once, and does not answer it.</summary>
/// <param name="Text">The typed text, without an end of line, or null when nobody could be asked.</param>
/// <param name="Refusal">Why nobody could be asked; empty otherwise.</param>
public sealed record GiveInput(string? Text, string Refusal) : Command;

/// <summary>End at once, whatever runs, and with it everything that cells have started. The host takes this command at once, and does not answer it.</summary>
public sealed record Quit : Command;

/// <summary>There are no more cells. Drop all submissions, collect garbage, report the exceptions that this reveals, send <see cref="Finished"/> and exit.</summary>
public sealed record Finish : Command;
