namespace Notebooks.Protocol;

/// <summary>An exception, as it travels from a host to the runner.</summary>
/// <param name="Types">Full name of its type, then of its base types down to <c>System.Exception</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Frames">Its stack, innermost first, without frames of the engine.</param>
/// <param name="Text">Type, message, inner exceptions and stack, ready to print, without frames of the engine.</param>
public sealed record Error(string[] Types, string Message, Frame[] Frames, string Text);

/// <summary>A stack frame.</summary>
/// <param name="Method">The method, readable: <c>FetchAsync</c> rather than the state machine behind it.</param>
/// <param name="Document">Document of the frame, such as <c>05-gather-when-all.dib#7</c>, or null without debug information.</param>
/// <param name="Line">One-based line in the document, or 0.</param>
public sealed record Frame(string Method, string? Document, int Line);
