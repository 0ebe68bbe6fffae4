using System.Diagnostics;
using Lessons.Charts;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Input;
using Notebooks.Interactive.Kernels;
using Notebooks.Protocol;

namespace Notebooks.Interactive;

/// <summary>Submits whole cells to .NET Interactive, which compiles and runs them as it does for its own users.</summary>
internal sealed class SubmittedCells : ICellExecutor
{
    private readonly CellFailures _failures = new();
    private readonly Task _warm;
    private CompositeKernel? _root;
    private volatile Submit? _running;
    private volatile Task _cancelling = Task.CompletedTask;

    public SubmittedCells(Outbox outbox, InputBroker input)
    {
        var (root, csharp) = KernelTree.Create(input);
        _root = root;
        GenericCharts.Watch();
        _failures.Watch(csharp);
        root.KernelEvents.Subscribe(_failures);
        root.KernelEvents.Subscribe(new EventForwarder(outbox));
        root.RegisterCommandHandler<Rest>(static (_, _) => Task.CompletedTask);
        // An empty submission starts the compiler before a cell needs it. It also starts the threads that the engine keeps,
        // so they belong to no cell.
        _warm = root.SendAsync(new SubmitCode("", csharp.Name));
    }

    public async Task<Executed> ExecuteAsync(Command command)
    {
        if (command is not Submit submit || _root is not { } root)
        {
            throw new InvalidOperationException($"A command of kind {command.GetType().Name} is none for this host: it takes whole cells.");
        }

        await _warm.ConfigureAwait(false);
        // The engine cancels whatever it runs when the order reaches it, be that the next cell.
        await _cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var executed = await SubmitAsync(root, submit).ConfigureAwait(false);
        // The engine keeps the flow of its last command alive. If that were the flow of the cell, something of the cell would
        // seem to be alive.
        await root.SendAsync(new Rest()).ConfigureAwait(false);
        return executed;
    }

    private async Task<Executed> SubmitAsync(Kernel root, Submit submit)
    {
        CurrentCell.Begin(submit.Cell);
        _failures.Begin();
        _running = submit;
        var clock = Stopwatch.StartNew();
        await root.SendAsync(new SubmitCode(submit.Source, submit.Language)).ConfigureAwait(false);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        _running = null;
        return new(submit.Cell, milliseconds, _failures.Error()) { CompilerMessages = _failures.CompilerMessages(submit.Source), ImportedFile = _failures.ImportedFile(submit.Source) };
    }

    public void Interrupt()
    {
        if (_running is not null && _root is { } root)
        {
            _cancelling = root.SendAsync(new Cancel());
        }
    }

    // A cell cannot be left: the engine would wait for it before it takes the next command.
    public bool TryLeave() => false;

    // The engine keeps no file of the compiled code, so the text of the cell is searched.
    public Frame[] ExitCalls() =>
        _running is { Source: var source, Cell: var cell } && source.Contains("Environment.Exit", StringComparison.Ordinal) ? [new("(cell)", $"#{cell}", 0)] : [];

    public void Drop()
    {
        _failures.Begin();
        _root?.Dispose();
        _root = null;
    }

    private sealed class Rest : KernelCommand;
}
