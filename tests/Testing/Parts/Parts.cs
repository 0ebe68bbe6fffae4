using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Testing;

/// <summary>The parts of this machine.</summary>
public static class Parts
{
    /// <summary>What puts them there.</summary>
    public const string Remedy = "run .devcontainer/setup.sh";

    // One font of each kind: wide letters, narrow letters, and tall lines, as Noto Sans has them, which Open Sans grew into.
    private static readonly string[] Fonts = ["dejavu", "liberation", "open-sans"];

    private static readonly string[] DiagnosticTools = ["dotnet-stack", "dotnet-counters", "dotnet-dump"];

    private static readonly Dictionary<Part, (string Name, Lazy<bool> IsThere)> All = new()
    {
        [Part.Chromium] = ("Chromium", new(() => ChromiumPath is not null)),
        [Part.Fonts] = ("fonts-dejavu-core, fonts-liberation and fonts-open-sans", new(() => Fonts.All(folder => Directory.Exists($"/usr/share/fonts/truetype/{folder}")))),
        [Part.Axe] = ("axe-core", new(() => File.Exists(AxePath))),
        [Part.Plotly2] = ("plotly.js 2", new(() => File.Exists(Plotly2Path))),
        [Part.Python] = ("python3", new(() => Runs("python3", "--version"))),
        [Part.PostgreSql] = ("PostgreSQL", new(HasPostgreSql)),
        [Part.Jupyter] = ("python3-jupyter-client, python3-zmq, nbclient and nbconvert", new(() => JupyterPython is not null)),
        [Part.JupyterKernelTest] = ("python3-jupyter-kernel-test", new(() => JupyterHas("jupyter_kernel_test"))),
        [Part.NotebookServer] = ("jupyter-notebook", new(() => JupyterHas("notebook"))),
        [Part.Zeromq] = ("node and zeromq from npm", new(() => NodeHas("zeromq"))),
        // Found by the tool manifest above this folder.
        [Part.PolyglotTool] = ("the tool dotnet-interactive", new(() => Runs("dotnet", "tool", "run", "dotnet-interactive", "--", "--version"))),
        [Part.PowerShell] = ("the tool powershell", new(() => PowerShellPath is not null)),
        [Part.DiagnosticTools] = ("the tools dotnet-stack, dotnet-counters and dotnet-dump", new(() => DiagnosticTools.All(IsGlobalTool))),
        [Part.JupyterLabServices] = ("node and @jupyterlab/services from npm", new(() => NodeHas("@jupyterlab/services"))),
    };

    /// <summary>Whether everything has to be there: what is missing is a failure then, not a skip.</summary>
    public static bool MustAllBeThere => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The browser: first Debian's without windows, which takes a fraction of the time, then those that the set-up script is content with.</summary>
    public static string? ChromiumPath { get; } =
        new[] { "chromium-headless-shell", "chromium", "google-chrome", "chromium-browser" }.Select(name => $"/usr/bin/{name}").FirstOrDefault(File.Exists);

    /// <summary>Where the set-up script puts axe-core.</summary>
    public static string AxePath => Repository.In("artifacts", "axe", "axe.min.js");

    /// <summary>Where the set-up script puts plotly.js 2.</summary>
    public static string Plotly2Path => Repository.In("artifacts", "plotly2", "plotly-basic.min.js");

    /// <summary>Where the set-up script puts clients from npm.</summary>
    public static string NodeModules => Repository.In("artifacts", "clients");

    /// <summary>PowerShell as the tool manifest's package has it, a program for <c>dotnet</c>; null when it is not restored.</summary>
    public static string? PowerShellPath { get; } = FindPowerShell();

    /// <summary>A Python that has Jupyter: Debian's first, because another one may come before it on the path.</summary>
    public static string? JupyterPython => Found.Value;

    private static readonly Lazy<string?> Found =
        new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Runs(python, "-c", "import jupyter_client, zmq, nbconvert, nbclient")));

    /// <summary>Whether the machine has a part.</summary>
    public static bool Has(Part part) => All[part].IsThere.Value;

    /// <summary>Its name in a sentence.</summary>
    public static string NameOf(Part part) => All[part].Name;

    private static bool JupyterHas(string module) => JupyterPython is { } python && Runs(python, "-c", $"import {module}");

    private static bool NodeHas(string module) => Directory.Exists(Path.Combine(NodeModules, "node_modules", module)) && Runs("node", "--version");

    // Debian keeps the server's programs off the path.
    private static bool HasPostgreSql() =>
        Runs("postgres", "--version")
        || (Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateDirectories("/usr/lib/postgresql").Any(version => File.Exists(Path.Combine(version, "bin", "postgres"))));

    // `dotnet tool install --global` puts tools into a folder of the user's, which is not always on the path.
    private static bool IsGlobalTool(string name) => Runs(name, "--version") || Runs(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools", name), "--version");

    private static string? FindPowerShell()
    {
        var version = JsonNode.Parse(File.ReadAllText(Repository.In(".config", "dotnet-tools.json")))!["tools"]!["powershell"]!["version"]!.ToString();
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var tools = Path.Combine(packages, "powershell", version, "tools");
        // It has one for each kind of system.
        return Directory.Exists(tools) ? Directory.EnumerateFiles(tools, "pwsh.dll", SearchOption.AllDirectories).FirstOrDefault(path => path.EndsWith("/unix/pwsh.dll", StringComparison.Ordinal)) : null;
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
