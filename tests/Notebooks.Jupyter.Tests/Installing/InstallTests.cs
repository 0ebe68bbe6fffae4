using System.Text.Json.Nodes;
using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.Installing;

/// <summary>`nb kernel install`, `uninstall` and `list`.</summary>
public sealed class InstallTests(InstalledKernel kernel) : IDisposable
{
    private readonly TempFolder _temporary = new("kernels ");

    private string Folder => _temporary.Path;

    private string Kernels => Path.Combine(Folder, "share", "jupyter", "kernels");

    [Fact(Timeout = 120_000)]
    public async Task What_is_written_starts_the_published_command()
    {
        await InstallAsync(0);
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Kernels, ".net-csharp", "kernel.json")))!;
        var arguments = spec["argv"]!.AsArray().Select(a => (string)a!).ToArray();
        Assert.Equal([kernel.Command, "kernel", "start", "--connection-file", "{connection_file}"], arguments[1..]);
        Assert.True(Path.IsPathRooted(arguments[0]) && File.Exists(arguments[0]));
        Assert.Equal(".NET (C#)", (string?)spec["display_name"]);
        Assert.Equal("C#", (string?)spec["language"]);
        Assert.Equal("message", (string?)spec["interrupt_mode"]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(32)]
    [InlineData(64)]
    public async Task It_has_a_logo_of_each_size(int size)
    {
        await InstallAsync(0);
        var png = await File.ReadAllBytesAsync(Path.Combine(Kernels, ".net-csharp", $"logo-{size}x{size}.png"));
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(png, 1, 3));
        // Width and height, big-endian, of the first chunk.
        Assert.Equal((size, size), (png[19], png[23]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Our_own_is_replaced_and_removed_and_another_ones_is_not()
    {
        await InstallAsync(0);
        await InstallAsync(0);
        Assert.Contains("Removed", (await NbAsync(0, "uninstall", "--prefix", Folder)).Text);
        Assert.Contains("There is no kernel", (await NbAsync(1, "uninstall", "--prefix", Folder)).Text);

        var other = Path.Combine(Directory.CreateDirectory(Path.Combine(Kernels, ".net-csharp")).FullName, "kernel.json");
        await File.WriteAllTextAsync(other, """{"argv": ["other"], "display_name": "Somebody else's", "language": "C#"}""");
        var refused = await InstallAsync(1);
        Assert.Contains("Somebody else's", refused.Text);
        Assert.Contains("--replace", refused.Text);
        Assert.Contains("other", await File.ReadAllTextAsync(other));
        Assert.Contains("has not written", (await NbAsync(1, "uninstall", "--prefix", Folder)).Text);

        await InstallAsync(0, "--replace");
        Assert.DoesNotContain("other", await File.ReadAllTextAsync(other));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_kernel_has_the_name_that_was_asked_for()
    {
        await InstallAsync(0, "--name", "csharp-2");
        Assert.True(File.Exists(Path.Combine(Kernels, "csharp-2", "kernel.json")));
        Assert.Contains("cannot be the name", (await InstallAsync(1, "--name", "../up")).Text);
    }

    [Fact(Timeout = 120_000)]
    public async Task Places_are_the_users_the_environments_or_a_prefix()
    {
        var own = new Dictionary<string, string?>(kernel.Environment) { ["JUPYTER_DATA_DIR"] = Path.Combine(Folder, "user"), ["VIRTUAL_ENV"] = Path.Combine(Folder, "venv") };
        foreach (var (option, place) in new[] { ("--user", "user/kernels"), ("--sys-prefix", "venv/share/jupyter/kernels") })
        {
            var ended = await Programs.RunAsync(Folder, own, "dotnet", kernel.Command, "kernel", "install", option);
            Assert.True(ended.ExitCode == 0, ended.Text);
            Assert.True(File.Exists(Path.Combine(Folder, place, ".net-csharp", "kernel.json")), ended.Text);
        }

        var listed = await Programs.RunAsync(Folder, own, "dotnet", kernel.Command, "kernel", "list");
        Assert.Contains(Path.Combine(Folder, "user"), listed.Text);
        Assert.Contains(Path.Combine(Folder, "venv"), listed.Text);

        own["VIRTUAL_ENV"] = own["CONDA_PREFIX"] = "";
        Assert.Contains("none is active", (await Programs.RunAsync(Folder, own, "dotnet", kernel.Command, "kernel", "install", "--sys-prefix")).Text);
        Assert.Contains("give one of them", (await NbAsync(2, "install", "--user", "--prefix", Folder)).Text);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Jupyter)]
    public async Task Jupyter_finds_it()
    {
        var found = await kernel.PythonAsync(Folder, "-m", "jupyter_client.kernelspecapp", "list");
        Assert.Contains(".net-csharp", found.Text);
    }

    public void Dispose() => _temporary.Dispose();

    private Task<Ended> InstallAsync(int exitCode, params string[] more) => NbAsync(exitCode, ["install", "--prefix", Folder, .. more]);

    private async Task<Ended> NbAsync(int exitCode, params string[] arguments)
    {
        var ended = await kernel.NbAsync(Folder, ["kernel", .. arguments]);
        Assert.True(ended.ExitCode == exitCode, ended.Text);
        return ended;
    }
}
