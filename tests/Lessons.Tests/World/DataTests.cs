using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.World;

namespace Lessons.Tests.World;

public class DataTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_site_has_its_cycle_its_broken_link_and_one_page_that_is_not_html()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        var found = new Dictionary<Uri, string>();
        var queue = new Queue<Uri>([new(server.Address, "pages/")]);
        var again = 0;
        while (queue.TryDequeue(out var page))
        {
            if (found.ContainsKey(page)) { again++; continue; }
            using var response = await client.GetAsync(page);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            found[page] = response.StatusCode == HttpStatusCode.OK ? type : response.StatusCode.ToString();
            if (type != "text/html") continue;
            foreach (Match link in Regex.Matches(await response.Content.ReadAsStringAsync(), "href=\"([^\"#]+)"))
                if (new Uri(page, link.Groups[1].Value) is { Scheme: "http" } next) queue.Enqueue(next);
        }

        var kinds = found.Values.CountBy(kind => kind).ToDictionary();

        // 45 files; the first page has two addresses, /pages/ and /pages/index.html.
        Assert.Equal(46, kinds["text/html"]);
        Assert.Equal(1, kinds["text/csv"]);
        Assert.Equal(1, kinds["NotFound"]);
        Assert.Contains(new Uri(server.Address, "pages/storms/slow.html"), found.Keys);
        Assert.True(again > 40, "pages link to each other");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("api", 9000, 280)]
    [InlineData("worker", 7000, 207)]
    [InlineData("database", 5000, 169)]
    public async Task The_logs_hold_what_lessons_count(string name, int lines, int errors)
    {
        var log = await File.ReadAllLinesAsync(DataFolder.Find("logs", name + ".log"));
        Assert.Equal(lines, log.Length);
        Assert.Equal(errors, log.Count(line => line.Split(' ')[1] == "ERROR"));
        Assert.True(log.Count(line => line.Contains("ERROR")) > 5 * errors, "the word alone is a trap");
    }

    [Fact]
    public void The_list_of_concepts_is_complete_and_has_a_row_a_line()
    {
        var rows = File.ReadAllLines(DataFolder.Find("concepts.json"))[1..^1].Select(line => JsonDocument.Parse(line.TrimEnd(',')).RootElement).ToList();
        string[] expected = [.. Ids("", 108), .. Ids("N", 9), .. Ids("B", 18), .. Ids("P", 56)];
        Assert.Equal(expected, rows.Select(row => row.GetProperty("id").GetString()));
        foreach (var row in rows)
        {
            foreach (var field in new[] { "name", "python", "dotnet" }) Assert.NotEqual("", row.GetProperty(field).GetString());
            Assert.All(row.GetProperty("tutorials").EnumerateArray(), tutorial => Assert.InRange(tutorial.GetInt32(), 0, 3));
        }

        static IEnumerable<string> Ids(string prefix, int count) => Enumerable.Range(1, count).Select(number => $"{prefix}{number}");
    }

    [Fact]
    public void What_is_missing_is_named() =>
        Assert.Contains("oops", Assert.Throws<FileNotFoundException>(() => DataFolder.Find("oops")).Message);

    [Theory(Timeout = 120_000)]
    [InlineData("pages/../concepts.json")]
    [InlineData("pages/%2e%2e%2fconcepts.json")]
    [InlineData("pages/..%2fconcepts.json")]
    public async Task The_site_ends_at_its_folder(string path)
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
