using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Notebooks.Interactive.Kernels;

/// <summary>
/// Loads the notebook extensions of a package when a cell has asked for the package: formatters, commands, kernels. The
/// engine leaves this to its tool, so this class does what the tool does.
/// </summary>
internal static class PackageExtensions
{
    private const string Script = "extension.dib";

    public static void LoadInto(CompositeKernel root)
    {
        var added = new ConcurrentQueue<string>();
        var seen = new ConcurrentDictionary<string, bool>();
        root.RegisterForDisposal(root.KernelEvents.Subscribe(new Watch(added)));
        root.AddMiddleware(async (command, context, next) =>
        {
            await next(command, context).ConfigureAwait(false);
            while (added.TryDequeue(out var package))
            {
                var folder = Path.Combine(package, "interactive-extensions", "dotnet");
                if (seen.TryAdd(folder, true) && Directory.Exists(folder)) await LoadAsync(folder, root, context).ConfigureAwait(false);
            }
        });
    }

    private static async Task LoadAsync(string folder, CompositeKernel root, KernelInvocationContext context)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            var types = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).ExportedTypes
                .Where(type => type is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false } && typeof(IKernelExtension).IsAssignableFrom(type));
            foreach (var type in types)
            {
                await LoadAsync(type, root, context).ConfigureAwait(false);
            }
        }

        if (Path.Combine(folder, Script) is var script && File.Exists(script))
        {
            await root.LoadAndRunInteractiveDocument(new FileInfo(script), context.Command).ConfigureAwait(false);
        }
    }

    private static async Task LoadAsync(Type type, CompositeKernel root, KernelInvocationContext context)
    {
        try
        {
            var extension = (IKernelExtension)Activator.CreateInstance(type)!;
            await extension.OnLoadAsync(root).ConfigureAwait(false);
            context.Publish(new KernelExtensionLoaded(extension, context.Command));
        }
        catch (Exception exception)
        {
            context.Fail(context.Command, new KernelExtensionLoadException(exception));
        }
    }

    private sealed class Watch(ConcurrentQueue<string> added) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value)
        {
            if (value is PackageAdded { PackageReference.PackageRoot: { } root }) added.Enqueue(root);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
