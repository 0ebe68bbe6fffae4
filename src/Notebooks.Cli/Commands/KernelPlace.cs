using System.CommandLine;
using Notebooks.Jupyter.Installing;

namespace Notebooks.Cli.Commands;

/// <summary>The options that say which kernel is meant, and where.</summary>
internal sealed class KernelPlace
{
    private static readonly JupyterFolders Folders = new(Environment.GetEnvironmentVariable);

    private readonly Option<bool> _user = new("--user") { Description = "For this user. This is the default." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Below a folder such as /usr/local.", HelpName = "folder" };
    private readonly Option<bool> _sysPrefix = new("--sys-prefix") { Description = "In the Python environment that is active." };
    private readonly Option<string> _name = new("--name") { Description = "Name of the kernel.", DefaultValueFactory = _ => KernelSpec.DefaultName };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_user, _prefix, _sysPrefix, _name]) command.Add(option);
    }

    /// <exception cref="Jupyter.KernelException">There is no such place, or the name is not valid.</exception>
    public KernelSpec Of(ParseResult parsed)
    {
        var (user, prefix, sysPrefix) = (parsed.GetValue(_user), parsed.GetValue(_prefix), parsed.GetValue(_sysPrefix));
        if (((bool[])[user, prefix is not null, sysPrefix]).Count(given => given) > 1)
            throw new UsageException("--user, --prefix and --sys-prefix each name a place; give one of them.");
        var kernels = prefix is not null ? JupyterFolders.Below(prefix) : sysPrefix ? Folders.SysPrefix : Folders.User;
        return KernelSpec.Of(kernels, parsed.GetValue(_name)!);
    }

    /// <summary>All kernels that Jupyter finds, those that it prefers first.</summary>
    public static IReadOnlyList<KernelSpec> All() =>
    [
        .. Folders.All()
            .Where(Directory.Exists)
            .SelectMany(kernels => Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal))
            .Select(folder => new KernelSpec(folder))
            .Where(spec => spec.Exists),
    ];
}
