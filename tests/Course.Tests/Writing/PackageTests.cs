using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Tests.Writing;

/// <summary>Packages of the lessons have one version each, and that one is written down where all versions are.</summary>
public sealed partial class PackageTests
{
    private static readonly Dictionary<string, string> Pinned =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void A_lesson_asks_for_the_pinned_version(string slug) =>
        Assert.All(
            new Lesson(slug).Code.SelectMany(cell => Directive().Matches(cell.Source)),
            package => Assert.Equal(Pinned.GetValueOrDefault(package.Groups["id"].Value), package.Groups["version"].Value));

    [GeneratedRegex("""^#r "nuget: (?<id>[^,"]+)(, (?<version>[^"]+))?"$""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
