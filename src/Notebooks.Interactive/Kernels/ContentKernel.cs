using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Interactive.Kernels;

/// <summary>Shows the text of a cell unchanged. The front end draws it.</summary>
internal sealed class ContentKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    private readonly string _mimeType;

    public ContentKernel(string name, string language, string mimeType) : base(name)
    {
        _mimeType = mimeType;
        KernelInfo.LanguageName = language;
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new DisplayedValueProduced(command.Code, command, [new FormattedValue(_mimeType, command.Code)]));
        return Task.CompletedTask;
    }
}
