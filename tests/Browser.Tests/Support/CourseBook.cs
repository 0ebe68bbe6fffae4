using System.Diagnostics;
using Course.Tests.Running;

[assembly: AssemblyFixture(typeof(Browser.Tests.CourseBook))]

namespace Browser.Tests;

/// <summary>The book of the course, made once for all tests, the way a reader makes it.</summary>
public sealed class CourseBook : IAsyncLifetime
{
    /// <summary>Every lesson, in the order of the course.</summary>
    public static IReadOnlyList<string> Slugs { get; } =
        [.. Directory.EnumerateFiles(Repository.Notebooks, "*.dib").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    /// <summary>Theory data: every page there has to be.</summary>
    public static TheoryData<string> Pages => ["index.html", "concepts.html", .. Slugs.Select(slug => slug + ".html")];

    /// <summary>Where the pages are.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("book ").FullName;

    public async ValueTask InitializeAsync()
    {
        // Without a browser there is nothing to look at it with.
        if (!Chromium.Present) return;
        await PublishedLibrary.BuildAsync();
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "nb.dll"), "book", "notebooks", "--out", Folder])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"`nb book` failed:\n{await output}{await errors}");
    }

    /// <summary>The address of a page, as it is when somebody opens the file.</summary>
    public string Address(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
