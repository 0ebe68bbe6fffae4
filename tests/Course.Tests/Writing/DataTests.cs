using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>What the lessons read is said to be what it is.</summary>
public sealed partial class DataTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "data");

    private static readonly string[] Described =
        [.. Row().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n")).Select(row => row.Groups["name"].Value)];

    [Fact]
    public void Everything_in_the_folder_is_described() =>
        Assert.Empty(Directory.EnumerateDirectories(Folder).Select(path => $"{Path.GetFileName(path)}/")
            .Concat(Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!))
            .Except(["README.md", "generate.cs", .. Described]));

    [Fact]
    public void Everything_described_is_there()
    {
        Assert.NotEmpty(Described);
        Assert.All(Described, name => Assert.True(Path.Exists(Path.Combine(Folder, name)), name));
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
