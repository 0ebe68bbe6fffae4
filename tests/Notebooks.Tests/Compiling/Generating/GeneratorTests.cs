using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling;
using Notebooks.Compiling.Errors;
using Notebooks.Running;

namespace Notebooks.Tests.Compiling.Generating;

/// <summary>The source generators of the shared frameworks run in cells.</summary>
public sealed class GeneratorTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Cells_may_have_what_the_generators_of_the_framework_write()
    {
        var path = _workspace.WriteCells("test.dib",
            "record Person(string Name, int Age);",
            """
            using System.Text.RegularExpressions;
            // A comment before the first member.
            static partial class Patterns
            {
                [GeneratedRegex("^(?<first>[a-z]+) (?<last>[a-z]+)$", RegexOptions.IgnoreCase)] public static partial Regex Name();
                [GeneratedRegex(@"\d+")] public static partial Regex Number { get; }
            }
            $"{Patterns.Name().Match("Ada Lovelace").Groups["last"].Value} {Patterns.Number.IsMatch("7")} {Patterns.Name().GetType() != typeof(Regex)}"
            """,
            """
            using System.Text.Json; using System.Text.Json.Serialization;
            [JsonSerializable(typeof(Person)), JsonSerializable(typeof(List<Person>))] partial class People : JsonSerializerContext { }
            Console.Write(JsonSerializer.Serialize(new Person("Ada", 36), People.Default.Person));
            Console.Write(JsonSerializer.Deserialize("[{\"Name\":\"Alan\",\"Age\":41}]", People.Default.ListPerson)[0].Name);
            """,
            """
            using System.Runtime.InteropServices;
            static partial class Native { [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] public static partial int atoi(string text); }
            Console.Write(OperatingSystem.IsWindows() ? 42 : Native.atoi("42"));
            """,
            """
            using Microsoft.Extensions.Logging;
            static partial class Log { [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} left")] public static partial void Left(ILogger logger, int count); }
            Log.Left(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, 3);
            """,
            "Console.Write(Patterns.Number.Replace(\"a1b22\", \"#\"));\nConsole.Write(typeof(SearchValues));",
            """
            using System.Text.RegularExpressions;
            int before = 1; partial class Late { [GeneratedRegex("a")] public static partial Regex A(); }
            throw new InvalidOperationException("where it was written");
            """);
        var result = await _workspace.RunAsync(path, _workspace.Options with { KeepGoing = true });
        Assert.Equal(["", "Lovelace True True\n", "{\"Name\":\"Ada\",\"Age\":36}Alan", "42", ""], result.Cells[..5].Select(c => c.Text()));
        Assert.All(result.Cells[..5], cell => Assert.Empty(cell.Warnings));
        // What generated code imports stays out of the reader's way.
        Assert.Contains("(2,22): error CS0246", Assert.Single(result.Cells[5].Failure!.Details));
        Assert.Equal(3, result.Cells[6].Failure!.Line);

        var again = await _workspace.RunAsync(path, _workspace.Options with { KeepGoing = true });
        Assert.Equal(result.Cells.Select(c => c.Text()), again.Cells.Select(c => c.Text()));
        Assert.All(again.Cells[..5], cell => Assert.Equal(0, cell.Compiled));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_generator_says_is_told_where_it_was_written()
    {
        var result = await _workspace.RunCellsAsync("using System.Text.RegularExpressions;\npartial class P\n{\n    [GeneratedRegex(\"(\")] public static partial Regex A();\n    [GeneratedRegex(\"a\")] public static partial Regex B();\n}\nint n = \"text\";");
        var failure = result.Cells[0].Failure!;
        Assert.Contains(failure.Details, line => line.StartsWith("(4,5): error SYSLIB1042", StringComparison.Ordinal));
        Assert.Contains(failure.Details, line => line.StartsWith("(7,9): error CS0029", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public void Whatever_the_generators_write_can_stand_in_a_cell()
    {
        string[] patterns =
        [
            @"(?<word>\b\w+\b)\s+\k<word>", @"^\p{Lu}[^\W\d_]*$", @"(?i)stra(ß|ss)e|K", @"(a|ab)*c(?=d)(?<!x)", @"(?>a+?)b{2,5}|[^\s,;]+", @"(\()?x(?(1)\))",
            @"\A(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.\d{1,3}){3}\z", @"[\u0370-\u03FF-[α]]+", "", @"(?m)^#\s.*$",
        ];
        var members = patterns.SelectMany((pattern, i) => new[] { "None", "IgnoreCase", "RightToLeft", "NonBacktracking" }.Select(options =>
            $"[GeneratedRegex(@\"{pattern}\", RegexOptions.{options}, 1000)] public static partial Regex {options}{i}();").Where(member => !member.Contains("NonBacktracking") || !pattern.Contains('?')));
        const string Json = """
            enum Colour { Red } record Node<T>(T Value, Node<T>[] Next, Colour? Colour = null); class Mutable { public required string Name { get; init; } public int? Age; public Dictionary<string, List<Mutable>> More { get; set; } }
            [JsonPolymorphic, JsonDerivedType(typeof(Circle), "circle")] abstract record Shape; record Circle(double R) : Shape;
            static partial class Outer
            {
                [JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, IncludeFields = true)]
                [JsonSerializable(typeof(Node<int>)), JsonSerializable(typeof(Mutable)), JsonSerializable(typeof(Shape[])), JsonSerializable(typeof((int, string)))]
                internal partial class Context : JsonSerializerContext { }
            }
            """;
        const string Native = "static partial class Native { [LibraryImport(\"c\", SetLastError = true)] public static partial int read(int file, [MarshalAs(UnmanagedType.LPArray), Out] byte[] buffer, nint count, [MarshalAs(UnmanagedType.Bool)] ref bool flag); }";
        var source = $"using System.Text.RegularExpressions; using System.Text.Json.Serialization; using System.Runtime.InteropServices;\nstatic partial class Patterns {{ {string.Join('\n', members)} }}\n{Json}\n{Native}\nOuter.Context.Default.Mutable.Type";
        var compiled = new SubmissionCompiler().Compile(new(Path.GetTempPath(), Path.GetTempPath(), [new("generators", new("a.dib#1", "a#1", source, null))]));
        Assert.Empty(compiled.Diagnostics);
        Assert.True(compiled.HasValue);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("partial class P { [GeneratedRegex(\"a\", RegexOptions.Multiline)] partial Regex A(); }", "`static readonly Regex A = new(\"a\", RegexOptions.Multiline | RegexOptions.Compiled);` and A instead of A()")]
    [InlineData("partial class P { [GeneratedRegexAttribute(\"a\")] partial Regex A { get; } }", "`static readonly Regex A = new(\"a\", RegexOptions.Compiled);`")]
    [InlineData("partial class P { [System.Runtime.InteropServices.LibraryImport(\"c\")] static partial int A(); }", "[DllImport]")]
    [InlineData("[JsonSerializable(typeof(int))] partial class C : JsonSerializerContext { }", "leave C out")]
    public void Without_the_SDK_a_sentence_says_what_to_write_instead(string source, string edit)
    {
        var tree = CSharpSyntaxTree.ParseText(source, SubmissionOptions.Parse);
        var model = CSharpCompilation.CreateScriptCompilation("test", tree).GetSemanticModel(tree);
        var sentence = Assert.Single(ScriptLimits.In(tree, model, find: _ => null)).Sentence;
        Assert.Matches(@"^\[\w+\] needs a source generator of the \.NET SDK \d+\.\d+, which is not installed here\. Install that SDK, or ", sentence);
        Assert.Contains(edit, sentence);
    }
}
