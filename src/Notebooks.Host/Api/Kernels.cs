using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Notebooks.Hosting.Input;

namespace Notebooks.Host.Api;

/// <summary>The kernels that a cell can talk to. They are built when the first cell needs them, which few do.</summary>
internal sealed class Kernels(InputBroker input)
{
    private const string CSharp = "csharp";

    private CompiledKernel? _cells;

    /// <summary>Makes them the kernels of an execution.</summary>
    public void Enter(KernelInvocationContext context)
    {
        _cells ??= Build();
        SetHandlingKernel(context, _cells);
    }

    private CompiledKernel Build()
    {
        var root = new CompositeKernel { DefaultKernelName = CSharp };
        var cells = new CompiledKernel(CSharp);
        root.Add(cells, ["c#", "C#", "cs"]);
        root.RegisterCommandHandler<RequestInput>(AskAsync);
        return cells;
    }

    private async Task AskAsync(RequestInput request, KernelInvocationContext context)
    {
        try
        {
            var text = await input.AskAsync(request.Prompt, request.InputTypeHint == "password").ConfigureAwait(false);
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
