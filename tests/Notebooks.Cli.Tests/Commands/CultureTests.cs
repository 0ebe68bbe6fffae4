namespace Notebooks.Cli.Tests.Commands;

/// <summary>The command on a machine without ICU, which .NET cannot tell from one where it cannot be loaded.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Without_ICU_notebooks_run_with_the_invariant_culture_and_one_note_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux: elsewhere cultures are part of the system");
        foreach (var name in LibraryNames()) _folder.Write($"broken/{name}", "");
        foreach (var name in new[] { "a.dib", "b.dib" })
            _folder.Write(name, "#!csharp\n\nConsole.Write(\"e\\u0301\".Normalize().Length);\n\n#!csharp\n\n// expect: throws CultureNotFoundException\nnew System.Globalization.CultureInfo(\"en-US\")\n");

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["LD_LIBRARY_PATH"] = _folder["broken"], ["NB_CACHE"] = _folder["cache"] }, "run", "a.dib", "b.dib", "--verbose");

        Assert.Contains("2 passed, 0 failed", nb.Out);
        Assert.Equal(0, nb.ExitCode);
        Assert.Equal(2, nb.Text.Split("the library ICU is not installed").Length);
    }

    // All that the runtime looks for: the loader takes a file in this folder first, and does not go on when it is no library.
    private static IEnumerable<string> LibraryNames() =>
        from version in Enumerable.Range(50, 60).Select(major => $".{major}").Prepend("")
        from minor in version.Length == 0 ? [""] : new[] { "", ".0", ".1", ".2" }
        select $"libicuuc.so{version}{minor}";
}
