using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Notebooks.Jupyter.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(InstalledKernel))]

namespace Notebooks.Jupyter.Tests.Support;

/// <summary>The kernel that the build puts beside the tests, installed in a folder of theirs.</summary>
public sealed partial class InstalledKernel : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Ended>>> _together = [];
    private readonly TempFolder _temporary = new("jupyter-tests-");

    private string Folder => _temporary.Path;

    /// <summary>The programs that use the kernel as clients do.</summary>
    public static string Clients { get; } = Repository.In("tests", "Notebooks.Jupyter.Tests", "clients");

    /// <summary>Path of the command.</summary>
    public string Command { get; } = Nb.File;

    /// <summary>What makes Jupyter look for kernels, settings and run-time files nowhere else.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public async ValueTask InitializeAsync()
    {
        // Lessons import it; a checkout in which nothing has run yet does not have it.
        if (!File.Exists(Path.Combine(Repository.Root, "shared", "bin", "Lessons.dll")))
            await PublishedLibrary.BuildAsync();

        foreach (var (name, folder) in new[] { ("JUPYTER_DATA_DIR", "data"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("JUPYTER_CONFIG_DIR", "config"), ("IPYTHONDIR", "ipython"), ("NB_CACHE", "cache") })
            Environment[name] = Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName;
        Environment["JUPYTER_PATH"] = Path.Combine(Folder, "installed", "share", "jupyter");
        Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        Environment["PYTHONPATH"] = Clients;
        Environment["COURSE"] = Repository.Root;

        // Lesson 34 measures Python if the machine has the time, and else reads what was recorded: beside other tests that is chance.
        Environment["INTERLEAVE_PYTHON"] = "none";
        var installed = await NbAsync(Folder, "kernel", "install", "--prefix", Path.Combine(Folder, "installed"));
        Assert.True(installed.ExitCode == 0, installed.Text);
    }

    /// <summary>Runs the command.</summary>
    internal Task<Ended> NbAsync(string folder, params string[] arguments) => Programs.RunAsync(folder, Environment, "dotnet", [Command, .. arguments]);

    /// <summary>Runs a program of a client.</summary>
    internal Task<Ended> PythonAsync(string folder, params string[] arguments)
    {
        Assert.True(Parts.JupyterPython is not null, $"No Python here has jupyter_client, zmq, nbclient and nbconvert: {Parts.Remedy}");
        return Programs.RunAsync(folder, Environment, Parts.JupyterPython, arguments);
    }

    /// <summary>Runs one case of a driver, and shows what it says when it fails. Cases that share a kernel run together, for the first of them.</summary>
    internal async Task CaseAsync(string driver, string name)
    {
        var shared = SharedCases(driver);
        var ended = await (shared.Contains(name) ? _together.GetOrAdd(driver, _ => new(() => DriveAsync(driver, shared))).Value : DriveAsync(driver, name));
        Assert.True(ended.ExitCode == 0 && ended.Text.Contains($"done: {name}\n"), ended.Text);
    }

    private Task<Ended> DriveAsync(string driver, params string[] cases) => PythonAsync(Folder, [Path.Combine(Clients, $"{driver}.py"), .. cases]);

    // A case is a function; the first `with` of one that shares a kernel says so.
    private static string[] SharedCases(string driver) =>
        [.. SharedCase().Matches(File.ReadAllText(Path.Combine(Clients, $"{driver}.py"))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^def (\w+)\(\):\n(?:    (?!with ).*\n)*    with shared\(\) as", RegexOptions.Multiline)]
    private static partial Regex SharedCase();

    public ValueTask DisposeAsync()
    {
        _temporary.Dispose();
        return ValueTask.CompletedTask;
    }
}
