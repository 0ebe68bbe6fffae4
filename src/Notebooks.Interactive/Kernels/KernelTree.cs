using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;
using Notebooks.Hosting.Input;

namespace Notebooks.Interactive.Kernels;

/// <summary>
/// The kernels of one notebook, put together as the tool <c>dotnet-interactive</c> does it. F#, PowerShell, SQL and HTTP
/// are missing, because their kernels are not available as packages.
/// </summary>
internal static class KernelTree
{
    /// <param name="input">Answers what cells ask.</param>
    /// <returns>The root, and the kernel in it that runs C#.</returns>
    public static (CompositeKernel Root, CSharpKernel CSharp) Create(InputBroker input)
    {
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        csharp.UseNugetDirective(static (kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });

        var root = new CompositeKernel { DefaultKernelName = csharp.Name };
        root.Add(csharp, ["c#", "C#"]);
        root.Add(new HtmlKernel());
        root.Add(new KeyValueStoreKernel().UseWho());
        root.Add(new ContentKernel("markdown", "Markdown", "text/markdown"), ["md"]);
        root.Add(new ContentKernel("javascript", "JavaScript", "application/javascript"), ["js"]);
        root.Add(new ContentKernel("mermaid", "Mermaid", "text/vnd.mermaid"));
        root.UseImportMagicCommand();
        TimeDirective.AddTo(root);
        PackageExtensions.LoadInto(root);
        root.RegisterCommandHandler<RequestInput>(async (request, context) =>
            context.Publish(new InputProduced(await input.AskAsync(request.Prompt, request.IsPassword).ConfigureAwait(false), request)));

        // These settings are the same for every front end that shows HTML.
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        return (root, csharp);
    }
}
