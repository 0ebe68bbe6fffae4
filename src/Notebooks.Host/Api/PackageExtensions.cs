using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Notebooks.Host.Api;

/// <summary>Loads the notebook extensions of packages, such as formatters and directives, each once.</summary>
internal sealed class PackageExtensions
{
    private readonly HashSet<string> _loaded = [];

    /// <summary>Loads the extensions that have not been loaded yet.</summary>
    /// <param name="files">Assemblies and scripts of packages.</param>
    /// <param name="root">The kernels that they extend.</param>
    /// <param name="context">The execution of the cell that names the packages.</param>
    /// <exception cref="InvalidOperationException">An extension fails.</exception>
    public async Task LoadAsync(IEnumerable<string> files, CompositeKernel root, KernelInvocationContext context)
    {
        foreach (var file in files.Where(_loaded.Add).OrderBy(IsScript).ThenBy(file => file, StringComparer.Ordinal))
        {
            if (IsScript(file)) await RunAsync(file, root, context).ConfigureAwait(false);
            else await LoadAsync(file, root, context).ConfigureAwait(false);
        }
    }

    private static async Task LoadAsync(string file, CompositeKernel root, KernelInvocationContext context)
    {
        var types = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).ExportedTypes
            .Where(type => type is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false } && typeof(IKernelExtension).IsAssignableFrom(type));
        foreach (var type in types)
        {
            try
            {
                var extension = (IKernelExtension)Activator.CreateInstance(type)!;
                await extension.OnLoadAsync(root).ConfigureAwait(false);
                context.Publish(new KernelExtensionLoaded(extension, context.Command));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The kernel extension {type.Name} of {Path.GetFileName(file)} cannot be loaded: {exception.Message}", exception);
            }
        }
    }

    // A failure in a script does not throw. It appears only as an event of the context.
    private static async Task RunAsync(string script, CompositeKernel root, KernelInvocationContext context)
    {
        string? failure = null;
        using (context.KernelEvents.Subscribe(new Subscriber(happened => failure ??= (happened as ErrorProduced)?.Message ?? (happened as CommandFailed)?.Message)))
        {
            await root.LoadAndRunInteractiveDocument(new FileInfo(script)).ConfigureAwait(false);
        }

        if (failure is not null) throw new InvalidOperationException($"The extension script {Path.GetFileName(script)} of a package cannot be run: {failure}");
    }

    private static bool IsScript(string file) => file.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
}
