namespace Notebooks.Cli.Tests;

/// <summary>Surroundings in which nothing can work: it is said in a sentence.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("missing", "TMPDIR names the folder")]
    [InlineData("a/very/long/path/that/goes/on/and/on/until/no/socket/fits/into/it/because/they/take/at/most/some/hundred/characters", "is too long for the sockets")]
    [InlineData("file.txt", "TMPDIR names the folder")]
    public async Task A_temporary_folder_that_cannot_be_used_is_said_in_a_sentence(string folder, string sentence)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs TMPDIR");
        _folder.Write("a.dib", "#!csharp\n\n1\n");
        _folder.Write("file.txt");
        if (folder.StartsWith("a/", StringComparison.Ordinal)) Directory.CreateDirectory(_folder[folder]);

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["TMPDIR"] = _folder[folder] }, "run", "a.dib");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains(sentence, nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("run a.dib >/dev/full")]
    [InlineData("run a.dib --verbose >/dev/full")]
    [InlineData("check a.dib >/dev/full")]
    [InlineData("run --list >/dev/full")]
    [InlineData("--help >/dev/full")]
    [InlineData("run a.dib >&-")]
    public async Task Output_that_cannot_be_written_is_said_in_a_sentence(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        _folder.Write("a.dib", "#!csharp\n\nConsole.WriteLine(1);\n");

        var nb = await Programs.RunAsync(_folder.Path, [], "bash", "-c", $"'{Programs.Dotnet}' '{Nb.File}' {command}");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith("nb: the output could not be written: ", nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
    }

    [Theory(Timeout = 120_000)]
    [InlineData(48)]
    [InlineData(100)]
    public async Task Too_few_file_descriptors_are_said_in_a_sentence(int descriptors)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs limits of processes");
        _folder.Write("a.dib", "#!csharp\n\nConsole.WriteLine(1);\n");

        var nb = await Programs.RunAsync(_folder.Path, [], "bash", "-c", $"ulimit -n {descriptors}; '{Programs.Dotnet}' '{Nb.File}' run a.dib");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith($"nb: this process may open {descriptors} files, and needs ", nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
    }

    [Theory(Timeout = 120_000)]
    [InlineData(16)]
    [InlineData(40)]
    public async Task Too_few_processes_and_threads_are_said_in_a_sentence(int processes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs limits of processes");
        _folder.Write("a.dib", "#!csharp\n\nConsole.WriteLine(1);\n");
        // The superuser is not limited, so another user is taken, of whom there is nothing yet.
        var asOther = Environment.IsPrivilegedProcess ? "exec setpriv --reuid=64321 --regid=64321 --clear-groups " : "exec ";
        var run = $"'{Programs.Dotnet}' '{Nb.File}'";
        var other = await Programs.RunAsync(_folder.Path, [], "bash", "-c", $"{asOther}{run} --version");
        Assert.SkipUnless(other.ExitCode == 0, "needs another user who may run the command");

        var nb = await Programs.RunAsync(_folder.Path, [], "bash", "-c", $"{asOther}bash -c \"ulimit -u {processes}; exec {run} run a.dib\"");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith($"nb: this user may have {processes} processes and threads, ", nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
    }
}
