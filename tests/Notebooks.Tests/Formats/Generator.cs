using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

/// <summary>Random notebooks, the same for the same seed.</summary>
internal sealed class Generator(int seed)
{
    private static readonly string[] Lines =
    [
        "", "", " ", "var x = 1;", "\t\"\"\"", "```", "~~~", "/* ", "*/", "@\"", "// check: a", "// expect: CS1996", "// exercise: b",
        "#!time", "#!import x", "#!csharp -h", "#!fsharp ", " #!csharp", "#!CSharp", "#!python", "😀 <ä> & 'x' +", "\\u0041", "a\rb", "\u2028", "\u0001\u007f", "{", "}",
    ];

    private static readonly string[] Codes = ["csharp", "csharp", "csharp", "fsharp", "pwsh", "javascript", "html", "http", "mermaid", "value", "sql", "kql"];
    private readonly Random _random = new(seed);

    /// <summary>A notebook that either format can hold.</summary>
    public Notebook ForDib() => new()
    {
        Cells = [.. Enumerable.Range(0, _random.Next(6)).Select(_ => DibCell())],
        Metadata = _random.Next(2) == 0 ? [] : Object(2),
    };

    /// <summary>A notebook with everything an .ipynb can hold.</summary>
    public Notebook ForIpynb() => new()
    {
        Cells = [.. Enumerable.Range(0, _random.Next(6)).Select(_ => IpynbCell())],
        Metadata = Object(3),
        Unknown = _random.Next(4) == 0 ? new() { ["unknown"] = Value(2) } : [],
    };

    /// <summary>Deletes, doubles, replaces and inserts pieces.</summary>
    public string Mutate(string text)
    {
        string[] pieces = ["#!meta\n", "#!csharp\n", "\n", "\r\n", "\r", "\uFEFF", "\0", "\"", "\\", "\\ud800", "{", "}", "[", "]", ":", ",", "null", "-1e999", "nbformat", "```", "\"\"\""];
        var result = new StringBuilder(text);
        for (var times = _random.Next(1, 5); times > 0; times--)
        {
            var at = _random.Next(result.Length + 1);
            var length = Math.Min(_random.Next(20), result.Length - at);
            switch (_random.Next(4))
            {
                case 0: result.Remove(at, length); break;
                case 1: result.Insert(at, result.ToString(at, length)); break;
                case 2: result.Remove(at, length).Insert(at, pieces[_random.Next(pieces.Length)]); break;
                default: result.Insert(at, pieces[_random.Next(pieces.Length)]); break;
            }
        }

        // Half a surrogate pair cannot come from a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }

    /// <summary>Removes values of a JSON text or puts others in their place; it stays JSON, but perhaps no notebook.</summary>
    public string MutateValues(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            List<(JsonObject Owner, string Key)> places = [.. Objects(root).SelectMany(owner => owner.Select(entry => (owner, entry.Key)))];
            if (places.Count == 0) break;
            var (owner, key) = places[_random.Next(places.Count)];
            if (_random.Next(2) == 0) owner.Remove(key);
            else owner[key] = Value(2);
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject owner => [owner, .. owner.SelectMany(entry => Objects(entry.Value))],
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private Cell DibCell()
    {
        var language = _random.Next(3) == 0 ? "markdown" : Codes[_random.Next(Codes.Length)];
        return new()
        {
            Kind = language == "markdown" ? CellKind.Markdown : CellKind.Code,
            Language = language,
            Source = $"{Lines[_random.Next(2, Lines.Length)]}\n{Source()}\n{Lines[_random.Next(2, Lines.Length)]}",
        };
    }

    private Cell IpynbCell()
    {
        var kind = (CellKind)_random.Next(3);
        return new()
        {
            Kind = kind,
            Language = kind switch { CellKind.Code => Codes[_random.Next(Codes.Length)], CellKind.Markdown => "markdown", _ => "raw" },
            Source = Source(),
            Id = _random.Next(3) switch { 0 => null, 1 => "same", _ => $"id-{_random.Next()}" },
            ExecutionCount = kind == CellKind.Code && _random.Next(2) == 0 ? _random.Next() : null,
            Metadata = Object(2),
            Outputs = kind == CellKind.Code ? [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Stream())] : [],
            Unknown = kind != CellKind.Code && _random.Next(3) == 0 ? new() { ["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "AA==" } } } : [],
        };
    }

    private JsonObject Stream() => new() { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Source() };

    private string Source() => string.Join('\n', Enumerable.Range(0, _random.Next(8)).Select(_ => Lines[_random.Next(Lines.Length)]));

    private JsonObject Object(int depth) =>
        new(Enumerable.Range(0, _random.Next(4)).Select(index => KeyValuePair.Create($"k{index}ä", Value(depth))));

    private JsonNode? Value(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => _random.Next(),
        2 => Lines[_random.Next(Lines.Length)],
        3 => JsonNode.Parse("12345678901234567890.10e-5"),
        4 => true,
        5 => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(depth - 1))]),
        _ => Object(depth - 1),
    };
}
