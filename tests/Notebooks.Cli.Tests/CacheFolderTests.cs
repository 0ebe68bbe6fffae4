namespace Notebooks.Cli.Tests;

public sealed class CacheFolderTests
{
    [Fact]
    public void The_cache_is_where_the_user_says_else_where_caches_are()
    {
        Assert.Equal(Path.GetFullPath("mine"), CacheFolder.Choose(Variables(("NB_CACHE", "mine"), ("XDG_CACHE_HOME", "/x")), windows: false));
        Assert.Equal(Path.Combine("/x", "interleave"), CacheFolder.Choose(Variables(("XDG_CACHE_HOME", "/x")), windows: false));
        Assert.EndsWith(Path.Combine(".cache", "interleave"), CacheFolder.Choose(Variables(("XDG_CACHE_HOME", "relative")), windows: false));
        Assert.EndsWith(Path.Combine(".cache", "interleave"), CacheFolder.Choose(Variables(("NB_CACHE", "")), windows: false));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cache_that_others_may_write_is_refused_with_a_sentence_and_not_with_no_cache()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs links");
        using var folder = new TempFolder("cache-tests-");
        folder.Write("a.dib", "#!csharp\n\nConsole.Write(1);\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "real"));
        var link = Path.Combine(folder.Path, "cache");
        File.CreateSymbolicLink(link, Path.Combine(folder.Path, "real"));
        Dictionary<string, string?> environment = new() { ["NB_CACHE"] = link, ["TMPDIR"] = folder.Path };

        var refused = await Nb.RunWithAsync(folder.Path, environment, "check", "a.dib");
        var allowed = await Nb.RunWithAsync(folder.Path, environment, "check", "a.dib", "--no-cache");

        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Out));
        Assert.Equal($"nb: the cache is not used: {link} is a link to {folder.Path}/real, and whoever made it can lead it elsewhere. Name the folder itself. NB_CACHE names another folder, and --no-cache uses none.\n", refused.Error);
        Assert.Equal((ExitCode.Passed, ""), (allowed.ExitCode, allowed.Error));
        // A kernel has nobody to ask: it goes on, here to what it does not find.
        var kernel = await Nb.RunWithAsync(folder.Path, environment, "kernel", "start", "--connection-file", "missing.json");
        Assert.StartsWith($"nb: Nothing is kept, because the cache is not used: {link} is a link to ", kernel.Error);
        Assert.Contains("missing.json", kernel.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "real")));
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(v => v.Name == name).Value;
}
