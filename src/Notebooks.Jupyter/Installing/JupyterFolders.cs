namespace Notebooks.Jupyter.Installing;

/// <summary>The folders in which Jupyter looks for kernels.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class JupyterFolders(Func<string, string?> variable)
{
    /// <summary>The kernels of this user.</summary>
    public string User => Path.Combine(UserData(), "kernels");

    /// <summary>The kernels of the virtual environment that is active.</summary>
    /// <exception cref="KernelException">No virtual environment is active.</exception>
    public string SysPrefix => Of("VIRTUAL_ENV") ?? Of("CONDA_PREFIX") ?? throw new KernelException(
        "--sys-prefix installs into the active Python environment, and none is active (neither VIRTUAL_ENV nor CONDA_PREFIX is set). Activate one, or give its folder: --prefix FOLDER.");

    /// <summary>The kernels below a folder such as <c>/usr/local</c>.</summary>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>All folders in which Jupyter looks, in the order of precedence.</summary>
    public IEnumerable<string> All() =>
        (variable("JUPYTER_PATH") is { Length: > 0 } added ? added.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(path => Path.Combine(path, "kernels")) : [])
        .Append(User)
        .Concat(((string?[])[Of("VIRTUAL_ENV"), Of("CONDA_PREFIX")]).OfType<string>())
        .Concat(OperatingSystem.IsWindows() ? SystemOnWindows() : [Below("/usr/local"), Below("/usr")])
        .Distinct();

    private string UserData()
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return variable("XDG_DATA_HOME") is { Length: > 0 } data ? Path.Combine(data, "jupyter") : Path.Combine(home, ".local", "share", "jupyter");
    }

    private string? Of(string environment) => variable(environment) is { Length: > 0 } prefix ? Below(prefix) : null;

    private IEnumerable<string> SystemOnWindows() =>
        variable("PROGRAMDATA") is { Length: > 0 } data ? [Path.Combine(data, "jupyter", "kernels")] : [];
}
