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

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(v => v.Name == name).Value;
}
