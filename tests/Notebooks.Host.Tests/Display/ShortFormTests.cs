using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Display;

/// <summary>Values of which the library would draw the internals.</summary>
public class ShortFormTests
{
    private const string Usings = "using System.Collections.Generic; using System.Diagnostics; using System.IO; using System.Linq; using System.Text.Json; using System.Text.Json.Nodes;\n";
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Theory(Timeout = 120_000)]
    [InlineData("JsonNode.Parse(\"{\\\"a\\\":1,\\\"b\\\":[1,\\\"é\\\"]}\")", "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    \"é\"\n  ]\n}")]
    [InlineData("JsonNode.Parse(\"[1]\")[0]", "1")]
    [InlineData("JsonDocument.Parse(\"{\\\"a\\\":1}\")", "{\n  \"a\": 1\n}")]
    [InlineData("JsonDocument.Parse(\"{\\\"a\\\":1}\").RootElement", "{\n  \"a\": 1\n}")]
    [InlineData("default(JsonElement)", "JsonElement (undefined)")]
    [InlineData("new Thread(() => { }) { Name = \"mine\" }", "Thread # \"mine\" (Unstarted)")]
    [InlineData("Thread.CurrentThread", "Thread # \".NET TP Worker\" (thread pool, Running)")]
    [InlineData("new MemoryStream(new byte[1234])", "MemoryStream (1,234 bytes, at 0; can be read, written, sought in)")]
    [InlineData("var s = new MemoryStream(); s.Dispose();\ns", "MemoryStream (closed)")]
    [InlineData("new Process()", "Process (not started, or somebody else's that has ended)")]
    [InlineData("Process.GetCurrentProcess()", "Process # \"dotnet\" (running)")]
    [InlineData("IEnumerable<int> Squares() { for (var i = 0; ; i++) yield return i * i; }\nSquares().Take(3).Concat(Squares()).Take(4)", "[ 0, 1, 4, 0 ]")]
    [InlineData("IEnumerable<int> Squares() { for (var i = 0; i < 3; i++) yield return i * i; }\nSquares()", "[ 0, 1, 4 ]")]
    [InlineData("new List<int> { 1 }.GetEnumerator()", "IEnumerator<int> (its values are not shown: that would use them up)")]
    [InlineData("new ValueTask<int>(4)", "ValueTask<int> RanToCompletion")]
    [InlineData("new ValueTask<int>(new TaskCompletionSource<int>().Task)", "ValueTask<int> not completed")]
    [InlineData("ValueTask.FromCanceled(new CancellationToken(true))", "ValueTask Canceled")]
    public async Task They_are_shown_in_few_words(string source, string expected)
    {
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.ShowAsync(Usings + source)).Error);

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        var plain = $"{data["text/plain"]}";
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(plain, @"^(Thread|Process) \d+", "$1 #"));
        Assert.Contains(System.Net.WebUtility.HtmlEncode(plain), $"{data["text/html"]}");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("\"" + Pixel + "\".DisplayAs(\"image/png\");", "image/png")]
    [InlineData("display(Convert.FromBase64String(\"" + Pixel + "\"));", "text/html")]
    public async Task The_bytes_of_a_picture_are_kept_once(string source, string mimeType)
    {
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.RunAsync(source)).Error);

        var data = Assert.Single(host.Events.OfType<Displayed>()).Data;
        Assert.Equal("a picture (image/png, 70 bytes)", $"{data["text/plain"]}");
        Assert.Contains(Pixel, $"{data[mimeType]}");
        Assert.Equal(2, data.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_JSON_of_Newtonsoft_is_shown_as_JSON()
    {
        // What matters of the library: a token enumerates itself, a value throws when it does.
        using var folder = new TempFolder();
        var library = Library.Write(folder.Path, "Newtonsoft.Json", """
            using System.Collections; using System.Collections.Generic;
            namespace Newtonsoft.Json.Linq;
            public class JToken : IEnumerable<JToken>
            {
                public IEnumerator<JToken> GetEnumerator() { yield return new JValue(); }
                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public override string ToString() => "{\n  \"a\": 1\n}";
            }
            public class JValue : JToken, IEnumerable
            {
                IEnumerator IEnumerable.GetEnumerator() => throw new System.InvalidOperationException("Cannot access child value on Newtonsoft.Json.Linq.JValue.");
            }
            """);
        await using var host = await HostProcess.StartAsync();

        Assert.Null((await host.ShowAsync($"#r \"{library}\"\nnew Newtonsoft.Json.Linq.JToken()")).Error);
        Assert.Null((await host.ShowAsync("new { Token = new Newtonsoft.Json.Linq.JValue() }")).Error);

        Assert.Equal("{\n  \"a\": 1\n}", $"{host.Events.OfType<Displayed>().First().Data["text/plain"]}");
        Assert.Contains("<pre>{\n  &quot;a&quot;: 1\n}</pre>", $"{host.Events.OfType<Displayed>().Last().Data["text/html"]}");
    }
}
