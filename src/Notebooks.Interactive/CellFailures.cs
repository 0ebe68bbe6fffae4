using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Interactive;

/// <summary>
/// Notes the failures while a cell runs, including those of imported cells. <c>#!import</c> drops the latter, and the
/// result of the submission does not contain them.
/// </summary>
internal sealed class CellFailures : IObserver<KernelEvent>
{
    private readonly Lock _gate = new();
    private readonly List<KernelEvent> _seen = [];
    private (Exception Exception, string Code)? _thrown;
    private CancellationToken _interrupted;

    /// <summary>
    /// Notes the exceptions of a kernel's code, and whether it is interrupted. The exceptions of an imported cell appear in
    /// no event. The event of an interruption may come after the end of the command, or never: while threads of the cell
    /// write, one of them delivers it.
    /// </summary>
    public void Watch(CSharpKernel kernel) => kernel.AddMiddleware(async (command, context, next) =>
    {
        var before = kernel.ScriptState;
        if (command is SubmitCode)
        {
            lock (_gate) _interrupted = context.CancellationToken;
        }

        await next(command, context).ConfigureAwait(false);
        // Code that does not compile leaves the state as it was.
        if (command is SubmitCode { Code: var code } && kernel.ScriptState is { Exception: { } exception } after && after != before) Note(exception, code);
    });

    public void OnNext(KernelEvent value)
    {
        if (value is DiagnosticsProduced or CommandFailed or ErrorProduced)
        {
            lock (_gate) _seen.Add(value);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    /// <summary>Forgets the failures of the previous cell.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _seen.Clear();
            _thrown = null;
            _interrupted = default;
        }
    }

    /// <summary>The imported file whose code threw, or null. The engine keeps no lines of compiled code.</summary>
    /// <param name="source">Text of the cell.</param>
    public string? ImportedFile(string source)
    {
        lock (_gate) return _thrown is { Code: var code } ? ImportedSources.Find(code, source)?.File : null;
    }

    /// <summary>The messages of the compiler, each with its place in the cell or in a file that the cell imports.</summary>
    /// <param name="source">Text of the cell.</param>
    public CompilerMessage[] CompilerMessages(string source)
    {
        lock (_gate)
        {
            return
            [
                .. from produced in _seen.OfType<DiagnosticsProduced>()
                   let place = produced.Command is SubmitCode { Code: var code } ? ImportedSources.Find(code, source) : null
                   from diagnostic in produced.Diagnostics
                   where diagnostic.Severity >= DiagnosticSeverity.Warning
                   let start = diagnostic.LinePositionSpan.Start
                   select new CompilerMessage(
                       diagnostic.Code, diagnostic.Severity == DiagnosticSeverity.Error, diagnostic.Message,
                       place is null ? 0 : place.LinesBefore + start.Line + 1, place is null ? 0 : start.Character + 1) { ImportedFile = place?.File },
            ];
        }
    }

    /// <summary>The error that ended a cell that compiles: an exception, or a directive that cannot be carried out.</summary>
    public Error? Error()
    {
        lock (_gate)
        {
            if (_thrown is { Exception: var thrown }) return ErrorReader.Read(thrown);
            // The failure of code that does not compile only repeats the messages of the compiler.
            if (HasErrors()) return null;
            return _seen.OfType<CommandFailed>().FirstOrDefault() switch
            {
                { Exception: { } exception } => ErrorReader.Read(exception),
                { Message: var message } => Failed(message),
                // An imported cell may fail while the importing cell does not. Then only this message shows it.
                null when _seen.OfType<ErrorProduced>().FirstOrDefault() is { } error => Failed(error.Message),
                null => _interrupted.IsCancellationRequested ? Failed("Command cancelled.") : null,
            };
        }
    }

    // An exception that follows a compiler error is not the first failure.
    private void Note(Exception exception, string code)
    {
        lock (_gate)
        {
            if (!HasErrors()) _thrown ??= (exception, code);
        }
    }

    private bool HasErrors() =>
        _seen.OfType<DiagnosticsProduced>().Any(produced => produced.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static Error Failed(string message) => new([nameof(CommandFailed)], message, [], message);
}
