using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Notebooks.Host.Execution;
using Notebooks.Hosting.Input;

namespace Notebooks.Host.Api;

/// <summary>The kernels that a cell can talk to. They are built when the first cell needs them. Few cells do.</summary>
/// <param name="input">Answers what cells ask.</param>
/// <param name="variables">The variables of the notebook.</param>
/// <param name="publish">Takes what directives show.</param>
internal sealed class Kernels(InputBroker input, Func<IEnumerable<ScriptVariable>> variables, Action<KernelEvent> publish)
{
    private const string CSharp = "csharp";

    private CompositeKernel? _root;
    private CompiledKernel? _cells;

    /// <summary>Whether any cell has needed them.</summary>
    public bool AreBuilt => _root is not null;

    /// <summary>Makes them the kernels of an execution.</summary>
    /// <returns>The root of them.</returns>
    public CompositeKernel Enter(KernelInvocationContext context)
    {
        var root = _root ??= Build();
        SetHandlingKernel(context, _cells!);
        return root;
    }

    /// <summary>Sends a directive or a text to a kernel.</summary>
    /// <param name="source">The text.</param>
    /// <param name="language">Name of the kernel.</param>
    /// <returns>The error message, or null.</returns>
    public async Task<string?> SubmitAsync(string source, string language)
    {
        var root = _root ??= Build();
        _cells!.IsDeclaring = true;
        try
        {
            var result = await root.SendAsync(new SubmitCode(source, language)).ConfigureAwait(false);
            // A directive that cannot fetch a value publishes an error, but its command succeeds.
            return result.Events.OfType<ErrorProduced>().FirstOrDefault()?.Message ?? result.Events.OfType<CommandFailed>().LastOrDefault()?.Message;
        }
        finally
        {
            _cells.IsDeclaring = false;
        }
    }

    private CompositeKernel Build()
    {
        var root = new CompositeKernel { DefaultKernelName = CSharp };
        _cells = new CompiledKernel(CSharp, variables).UseValueSharing().UseWho();
        root.Add(_cells, ["c#", "C#", "cs"]);
        root.Add(new KeyValueStoreKernel().UseWho());
        root.Add(new ScriptKernel().UseValueSharing(), ["js"]);
        root.Add(new HtmlKernel());
        foreach (var kernel in root.ChildKernels) InformationDirectives.AddTo(kernel);
        root.RegisterCommandHandler<RequestInput>(AskAsync);
        // Events of cells arrive through the contexts in which the cells run. This subscription takes the events of commands
        // that have contexts of their own.
        root.KernelEvents.Subscribe(new Subscriber(publish));
        return root;
    }

    private async Task AskAsync(RequestInput request, KernelInvocationContext context)
    {
        try
        {
            var text = await input.AskAsync(request.Prompt, request.IsPassword).ConfigureAwait(false);
            context.Publish(new InputProduced(text, request));
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            context.Fail(request, message: exception.Message);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_HandlingKernel")]
    private static extern void SetHandlingKernel(KernelInvocationContext context, Kernel kernel);
}
