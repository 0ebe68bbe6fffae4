#:property PublishAot=false

// Writes pages/ and logs/, the same every time:  dotnet run data/generate.cs  (from the repository's folder).
// Their content is committed: lessons count what is in there.

using System.Text;

var data = Directory.Exists("data") ? "data" : throw new DirectoryNotFoundException("Run this in the repository's folder.");
Pages.Write(Path.Combine(data, "pages"));
Logs.Write(Path.Combine(data, "logs"));

/// <summary>The web site of an island that does not exist.</summary>
static class Pages
{
    static readonly string[] Sections = ["harbours", "keepers", "storms", "boats"];
    static readonly string[] First = ["Grey", "Long", "Café", "Old", "Salt", "Öre", "North", "Lantern", "Quiet", "Gull"];
    static readonly string[] Second = ["Point", "Anchor", "Morning", "Ledge", "Signal", "Ebb", "Kelp", "Bell", "Wharf", "Tide"];
    static readonly string[] Nouns = ["the lamp", "a rope", "the ferry", "the fog bell", "a crate of oranges", "the tide table", "the north wall", "a naïve visitor", "the pilot", "the post"];
    static readonly string[] Verbs = ["waits for", "passes", "is older than", "was built after", "answers", "is measured against", "outlasts", "is painted like"];

    public static void Write(string folder)
    {
        var random = new Random(2024);
        foreach (var section in Sections)
        {
            Directory.CreateDirectory(Path.Combine(folder, section));
            var pages = Enumerable.Range(1, 10).Select(number => $"{number:00}.html").ToList();
            if (section == "storms") pages[4] = "slow.html";
            var names = pages.Select((_, i) => $"{First[random.Next(First.Length)]} {Second[(i + random.Next(2)) % Second.Length]}").ToList();
            Save(folder, $"{section}/index.html", Capital(section), ["../index.html", .. pages], ["Home", .. names], random);

            // Next and previous close a ring: a scraper that does not remember goes round for ever.
            for (var i = 0; i < pages.Count; i++)
            {
                var (before, after) = ((i + pages.Count - 1) % pages.Count, (i + 1) % pages.Count);
                List<string> links = ["index.html", pages[before], pages[after]], texts = [Capital(section), names[before], names[after]];
                var other = Sections[random.Next(Sections.Length)];
                links.Add($"../{other}/index.html#top");
                texts.Add(Capital(other));
                if (section == "storms" && i == 7) { links.Add("lost.html"); texts.Add("A log that was lost"); }
                if (section == "keepers" && i == 2) { links.Add("register.csv"); texts.Add("The register"); }
                Save(folder, $"{section}/{pages[i]}", names[i], links, texts, random);
            }
        }
        Save(folder, "index.html", "The island of Otherwise", [.. Sections.Select(section => section + "/index.html"), "mailto:keeper@otherwise.example", "https://otherwise.example/"], [.. Sections.Select(Capital), "Write to the keeper", "The mainland"], random);
        File.WriteAllText(Path.Combine(folder, "keepers", "register.csv"), string.Concat(Enumerable.Range(0, 40).Select(i => $"{1890 + 3 * i},{First[i % 10]} {Second[i * 7 % 10]}\n").Prepend("year,keeper\n")));
    }

    static void Save(string folder, string path, string title, IReadOnlyList<string> links, IReadOnlyList<string> texts, Random random)
    {
        var page = new StringBuilder($"<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body id=\"top\">\n<h1>{title}</h1>\n");
        for (var paragraph = random.Next(2, 5); paragraph > 0; paragraph--)
            page.Append("<p>").AppendJoin(' ', Enumerable.Range(0, random.Next(4, 10)).Select(_ => Sentence(random))).Append("</p>\n");
        page.Append("<ul>\n");
        for (var i = 0; i < links.Count; i++) page.Append($"<li><a href=\"{links[i]}\">{texts[i]}</a></li>\n");
        File.WriteAllText(Path.Combine(folder, path), page.Append("</ul>\n</body>\n</html>\n").ToString());
    }

    static string Sentence(Random random) => Capital($"{Nouns[random.Next(Nouns.Length)]} {Verbs[random.Next(Verbs.Length)]} {Nouns[random.Next(Nouns.Length)]}.");

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>One day of three services. The level is the second word; the word ERROR occurs in messages of other levels, too.</summary>
static class Logs
{
    static readonly string[] Info = ["request {0} answered in {1} ms", "job {0} taken from the queue", "connection {0} opened", "cache hit for key {0}", "since midnight: {1} requests, 0 ERROR"];
    static readonly string[] Warn = ["request {0} took {1} ms", "queue holds {1} jobs", "retry {0}: last answer was ERROR 503"];
    static readonly string[] Error = ["request {0} failed: timed out after {1} ms", "job {0} failed: connection reset by peer", "cannot write row {0}: disk full"];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, lines, seed) in new[] { ("api", 9000, 1), ("worker", 7000, 2), ("database", 5000, 3) })
        {
            var random = new Random(seed);
            var time = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
            using var file = new StreamWriter(Path.Combine(folder, name + ".log")) { NewLine = "\n" };
            for (var i = 0; i < lines; i++)
            {
                time = time.AddMilliseconds(random.Next(2 * 86_400_000 / lines));
                var (level, messages) = random.Next(100) switch { < 3 => ("ERROR", Error), < 12 => ("WARN", Warn), _ => ("INFO", Info) };
                file.WriteLine($"{time:yyyy-MM-ddTHH:mm:ss.fff}Z {level} {name}: {string.Format(messages[random.Next(messages.Length)], random.Next(100_000), random.Next(1, 3000))}");
            }
        }
    }
}
