using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Api;

/// <summary>JavaScript for the page of the notebook. A headless run has no page, so a script becomes an output that runs in one later.</summary>
internal sealed class ScriptKernel : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<SendValue>
{
    public ScriptKernel() : base("javascript") => KernelInfo.LanguageName = "JavaScript";

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) => Show(command.Code, context);

    // Each script has variables of its own. A property of globalThis belongs to the page, so all scripts see it.
    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        var json = command.FormattedValue is { MimeType: JsonFormatter.MimeType, Value: var formatted } ? formatted : JsonSerializer.Serialize(command.FormattedValue.Value);
        return Show($"globalThis.{command.Name} = {json};", context);
    }

    private static Task Show(string code, KernelInvocationContext context)
    {
        context.Display(new ScriptContent(code));
        return Task.CompletedTask;
    }
}
