using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace Notebooks.Host.Api;

/// <summary><c>#!about</c> and <c>#!lsmagic</c>, which belong to the tool of .NET Interactive rather than to its library.</summary>
internal static class InformationDirectives
{
    /// <summary>Adds them to a kernel.</summary>
    public static void AddTo(Kernel kernel)
    {
        kernel.AddDirective(new KernelActionDirective("#!about") { Description = "Shows the versions of what runs this notebook" }, (_, context) =>
        {
            KernelInvocationContextExtensions.Display(context, About(), "text/plain");
            return Task.CompletedTask;
        });
        kernel.AddDirective(new KernelActionDirective("#!lsmagic") { Description = "Lists the directives" }, (_, context) =>
        {
            KernelInvocationContextExtensions.Display(context, List(kernel), "text/plain");
            return Task.CompletedTask;
        });
    }

    private static string About() => string.Join('\n',
        $"Interleave {typeof(InformationDirectives).Assembly.GetName().Version?.ToString(3)}",
        $"Microsoft.DotNet.Interactive {typeof(Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}",
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    private static string List(Kernel kernel) => string.Join('\n',
        from known in (Kernel[])[kernel, .. kernel.ParentKernel is { } parent ? [parent] : Array.Empty<Kernel>()]
        from directive in known.KernelInfo.SupportedDirectives
        where !directive.Hidden
        orderby directive.Name
        select directive.Description is { Length: > 0 } text ? $"{directive.Name}: {text}" : directive.Name);
}
