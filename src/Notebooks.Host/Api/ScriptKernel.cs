using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Api;

/// <summary>JavaScript for the page that shows the notebook: a headless run has none, so what it gets is kept as an output that runs there.</summary>
internal sealed class ScriptKernel : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<SendValue>
{
    public ScriptKernel() : base("javascript") => KernelInfo.LanguageName = "JavaScript";

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) => Show(command.Code, context);

    // Variables of one script are not those of the next: only what belongs to the page is seen by all.
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
