using Jupyter.Tests.Support;

[assembly: AssemblyFixture(typeof(InstalledKernel))]

namespace Jupyter.Tests.Support;

/// <summary>The kernel that the build puts beside the tests, installed in a folder of theirs.</summary>
public sealed class InstalledKernel : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jupyter-tests-").FullName;

    /// <summary>Path of the command.</summary>
    public string Command { get; } = Path.Combine(AppContext.BaseDirectory, "nb.dll");

    /// <summary>What makes Jupyter look for kernels, settings and run-time files nowhere else.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public async ValueTask InitializeAsync()
    {
        // Lessons import it; a checkout in which nothing has run yet does not have it.
        if (!File.Exists(Path.Combine(Repository.Root, "shared", "bin", "Lessons.dll")))
        {
            var built = await Programs.RunAsync(Repository.Root, new Dictionary<string, string> { ["NBTEST_BUILD_ONLY"] = "1" }, "bash", "nbtest.sh");
            Assert.True(built.ExitCode == 0, built.Text);
        }

        foreach (var (name, folder) in new[] { ("JUPYTER_DATA_DIR", "data"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("JUPYTER_CONFIG_DIR", "config"), ("IPYTHONDIR", "ipython"), ("NB_CACHE", "cache") })
            Environment[name] = Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName;
        Environment["JUPYTER_PATH"] = Path.Combine(_folder, "installed", "share", "jupyter");
        Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        Environment["PYTHONPATH"] = Repository.Clients;
        Environment["COURSE"] = Repository.Root;

        // Lesson 31 measures Python if the machine has the time, and else reads what was recorded: beside other tests that is chance.
        Environment["INTERLEAVE_PYTHON"] = "none";
        var installed = await NbAsync(_folder, "kernel", "install", "--prefix", Path.Combine(_folder, "installed"));
        Assert.True(installed.ExitCode == 0, installed.Text);
    }

    /// <summary>Runs the command.</summary>
    internal Task<Ended> NbAsync(string folder, params string[] arguments) => Programs.RunAsync(folder, Environment, "dotnet", [Command, .. arguments]);

    /// <summary>Runs a program of a client.</summary>
    internal Task<Ended> PythonAsync(string folder, params string[] arguments)
    {
        Assert.True(Parts.Python is not null, "No Python here has jupyter_client, zmq, nbclient and nbconvert: run .devcontainer/setup.sh");
        return Programs.RunAsync(folder, Environment, Parts.Python, arguments);
    }

    /// <summary>Runs one case of a driver, and shows what it says when it fails.</summary>
    internal async Task CaseAsync(string driver, string name)
    {
        var ended = await PythonAsync(_folder, Path.Combine(Repository.Clients, $"{driver}.py"), name);
        Assert.True(ended.ExitCode == 0 && ended.Text.Contains($"done: {name}"), ended.Text);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
