[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Browser.Tests.CourseBook))]

namespace Browser.Tests;

/// <summary>The book of the course, made once for all tests, the way a reader makes it.</summary>
public sealed class CourseBook : IAsyncLifetime
{
    private readonly TempFolder _folder = new("book ");

    /// <summary>Every lesson, in the order of the course.</summary>
    public static IReadOnlyList<string> Slugs { get; } =
        [.. Directory.EnumerateFiles(Repository.Notebooks, "*.dib").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    /// <summary>The pages to look up.</summary>
    public static IReadOnlyList<string> Reading { get; } =
        [.. Directory.EnumerateFiles(Repository.Notebooks, "*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Where(name => name != "README").Order(StringComparer.Ordinal).Select(name => name + ".html")];

    /// <summary>Theory data: every page there has to be.</summary>
    public static TheoryData<string> Pages => [.. OtherPages, .. Slugs.Select(slug => slug + ".html")];

    /// <summary>Theory data: the pages that are no lessons.</summary>
    public static TheoryData<string> OtherPages => ["index.html", "concepts.html", "404.html", .. Reading];

    /// <summary>Where the pages are.</summary>
    public string Folder => Made ?? _folder.Path;

    /// <summary>A book that is there already: whoever changes a style sheet need not wait for the lessons.</summary>
    private static string? Made => Environment.GetEnvironmentVariable("MADE_BOOK") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    public async ValueTask InitializeAsync()
    {
        // Without a browser there is nothing to look at it with.
        if (!Parts.Has(Part.Chromium) || Made is not null) return;
        await PublishedLibrary.BuildAsync();
        var made = await Nb.RunAsync(Repository.Root, "book", "notebooks", "--out", Folder);
        Assert.True(made.ExitCode == 0, $"`nb book` failed:\n{made.Text}");
    }

    /// <summary>The address of a page, as it is when somebody opens the file.</summary>
    public string Address(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
