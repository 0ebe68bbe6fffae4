namespace Notebooks.Planning;

/// <summary>One thing a cell does.</summary>
public abstract record Step;

/// <summary>C# to compile and run as one script submission, chained to the one before.</summary>
/// <param name="Document">Name in stack traces and diagnostics: <c>05-gather-when-all.dib#7</c>, or the path of an imported script.</param>
/// <param name="ScriptClass">Name of the class the compiler generates, unique in the notebook.</param>
/// <param name="Text">The text. Lines that are not part of it are blank, so that line numbers are those the author sees.</param>
/// <param name="ImportedFile">The imported file it comes from, as <see cref="Planning.ImportedFile.Name"/>, or null for the notebook itself.</param>
public sealed record Submission(string Document, string ScriptClass, string Text, string? ImportedFile) : Step;

/// <summary>A whole cell, directives included, for a host that has a compiler.</summary>
/// <param name="Document">Its name in diagnostics, such as <c>05-gather-when-all.dib#7</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Language">Its language.</param>
public sealed record WholeCell(string Document, string Text, string Language) : Step;

/// <summary>Content to show as it is.</summary>
/// <param name="MimeType">Its MIME type.</param>
/// <param name="Content">The content.</param>
public sealed record Presentation(string MimeType, string Content) : Step;

/// <summary>Text for a kernel of .NET Interactive in the host: a directive, or a value.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kernel">The language in which it stands, which is the name of the kernel.</param>
/// <param name="Line">One-based line in the cell, or in <paramref name="ImportedFile"/>.</param>
/// <param name="ImportedFile">The imported file it comes from, as <see cref="Planning.ImportedFile.Name"/>, or null for the notebook itself.</param>
public sealed record KernelCode(string Text, string Kernel, int Line, string? ImportedFile = null) : Step;

/// <summary>Something that cannot be done. It fails the cell when the cell's turn comes.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Line">One-based line in the cell, or in <paramref name="ImportedFile"/>.</param>
/// <param name="ImportedFile">The imported file it comes from, as <see cref="Planning.ImportedFile.Name"/>, or null for the notebook itself.</param>
public sealed record Problem(string Message, int Line, string? ImportedFile = null) : Step;
