using System.Diagnostics;

namespace Jupyter.Tests.Support;

/// <summary>The real clients on this machine. Where everything must be there, a missing one is a failure, not a skip.</summary>
public static class Parts
{
    public const string NoJupyter = "needs python3-jupyter-client, python3-zmq and nbconvert (run .devcontainer/setup.sh)";
    public const string NoNotebook = "needs jupyter-notebook and Chromium (run .devcontainer/setup.sh)";
    public const string NoNode = "needs node and zeromq from npm (run .devcontainer/setup.sh)";
    public const string NoJupyterLab = "needs jupyter-notebook, node and @jupyterlab/services from npm (run .devcontainer/setup.sh)";
    public const string NoKernelTest = "needs python3-jupyter-kernel-test (run .devcontainer/setup.sh)";

    private static readonly bool MustHaveAll = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>A Python that has Jupyter: Debian's first, because another one may come before it on the path.</summary>
    public static string? Python { get; } = new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Runs(python, "-c", "import jupyter_client, zmq, nbconvert, nbclient"));

    public static string? Chromium { get; } = new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => $"/usr/bin/{name}").FirstOrDefault(File.Exists);

    /// <summary>Where the set-up script puts clients from npm.</summary>
    public static string NodeModules { get; } = Path.Combine(Repository.Artifacts, "clients");

    public static bool HasJupyter => Python is not null || MustHaveAll;

    public static bool HasKernelTest => (Python is not null && Runs(Python, "-c", "import jupyter_kernel_test")) || MustHaveAll;

    public static bool HasNotebook => (HasNotebookServer && Chromium is not null) || MustHaveAll;

    public static bool HasNode => HasModule("zeromq") || MustHaveAll;

    public static bool HasJupyterLab => (HasNotebookServer && HasModule("@jupyterlab/services")) || MustHaveAll;

    private static bool HasNotebookServer => Python is not null && Runs(Python, "-c", "import notebook");

    private static bool HasModule(string name) => Directory.Exists(Path.Combine(NodeModules, "node_modules", name)) && Runs("node", "--version");

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
