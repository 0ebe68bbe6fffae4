using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using Notebooks.Host.Execution;
using Notebooks.Protocol;

namespace Notebooks.Host.Api;

/// <summary>The C# kernel as others see it. Its cells are compiled elsewhere, so it knows their variables but takes no code.</summary>
internal sealed class CompiledKernel :
    Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValueInfos>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<SendValue>
{
    private readonly Func<IEnumerable<ScriptVariable>> _variables;

    public CompiledKernel(string name, Func<IEnumerable<ScriptVariable>> variables) : base(name)
    {
        _variables = variables;
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        KernelInfo.DisplayName = $"{name} - C# Script";
    }

    /// <summary>Whether the next submission declares a variable for the sent value.</summary>
    public bool IsDeclaring { get; set; }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Fail(command, message: "This engine compiles cells in another process, before they run: a cell cannot submit C#. Write the code into a cell, or into a function that both call.");
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        KernelValueInfo[] infos =
            [.. _variables().Select(variable => new KernelValueInfo(variable.Name, FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), variable.Type))];
        context.Publish(new ValueInfosProduced(infos, command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (Find(command.Name) is { Value: var value })
        {
            context.Publish(new ValueProduced(value, command.Name, new FormattedValue(command.MimeType, value.ToDisplayString(command.MimeType)), command));
        }
        else
        {
            context.Fail(command, message: $"The notebook has no variable {command.Name} so far. Declare it in an earlier cell.");
        }

        return Task.CompletedTask;
    }

    async Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        await SetValueAsync(command, context, (name, value, _) =>
        {
            if (IsDeclaring)
            {
                AppContext.SetData(SharedValue.NameOf(name), value);
            }
            else if (Find(name) is { } variable && (value is null ? !variable.Type.IsValueType : variable.Type.IsInstanceOfType(value)))
            {
                variable.Value = value;
            }
            else
            {
                context.Fail(command, message: $"Cells are compiled before they run, so a value can only be sent to a variable that is there, and of its type. Declare {name} in an earlier cell, or use `#!set --name {name}`.");
            }

            return Task.CompletedTask;
        }).ConfigureAwait(false);

    private ScriptVariable? Find(string name) => _variables().FirstOrDefault(variable => variable.Name == name);
}
