using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The drawing in <c>src/README.md</c> is the house.</summary>
public sealed partial class RoomTests
{
    private static readonly string Engine = Path.Combine(Repository.Root, "src", "Notebooks");

    // In the order of the way: nothing flows back.
    private static readonly string[] Rooms = ["Formats", "Planning", "Processes", "Compiling", "Inspecting", "Sessions", "Running", "Reporting", "Publishing"];

    [Fact]
    public void Every_folder_of_the_engine_is_a_room_and_stands_in_the_drawing()
    {
        string[] folders = [.. Directory.EnumerateDirectories(Engine).Select(Path.GetFileName).OfType<string>().Where(name => name is not ("bin" or "obj"))];
        Assert.Equal(Rooms.Order(), folders.Order());
        var drawing = File.ReadAllText(Path.Combine(Repository.Root, "src", "README.md"));
        Assert.All(Rooms, room => Assert.Contains($"| `{room}` |", drawing));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_knows_only_those_before_it(string room)
    {
        var earlier = Rooms.TakeWhile(r => r != room).ToArray();
        var known = Directory.EnumerateFiles(Path.Combine(Engine, room), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Room: m.Groups["room"].Value)))
            .Where(named => named.Room != room)
            .ToArray();
        Assert.DoesNotContain(known, named => !earlier.Contains(named.Room));
        // Each needs one before it, so that none seen means that nothing was looked at.
        Assert.Equal(earlier.Length > 0, known.Length > 0);
    }

    public static TheoryData<string> Names => [.. Rooms];

    // Either opened, or named in full from within the engine's own namespace.
    [GeneratedRegex(@"(?:^using Notebooks\.|[\s(<]Notebooks\.|[\s(<""](?=\w+\.[A-Z]\w+[.(<\s]))(?<room>Formats|Planning|Processes|Compiling|Inspecting|Sessions|Running|Reporting|Publishing)\b(?=[.;])", RegexOptions.Multiline)]
    private static partial Regex Named();
}
