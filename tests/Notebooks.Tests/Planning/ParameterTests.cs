using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Running;

namespace Notebooks.Tests.Planning;

public sealed class ParameterTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("int n = 3;", "20", "int n = 20;")]
    [InlineData("var n = 3;", "-20", "var n = -20;")]
    [InlineData("const int n = 3;", "20", "const int n = 20;")]
    [InlineData("long n = 3;", "5000000000", "long n = 5000000000L;")]
    [InlineData("byte n = 3;", "255", "byte n = 255;")]
    [InlineData("var n = 3L;", "4", "var n = 4L;")]
    [InlineData("var n = -3;", "4", "var n = 4;")]
    [InlineData("double n = 3;", "2", "double n = 2d;")]
    [InlineData("var n = 0.5;", "1e3", "var n = 1000d;")]
    [InlineData("float n = 0.5f;", "1.5", "float n = 1.5f;")]
    [InlineData("decimal n = 0.5m;", "1.50", "decimal n = 1.50m;")]
    [InlineData("bool n = false;", "True", "bool n = true;")]
    [InlineData("string n = \"a\";", "20", "string n = \"20\";")]
    [InlineData("string n = \"a\";", "it's \"x\" \\ =", "string n = \"it's \\\"x\\\" \\\\ =\";")]
    [InlineData("string n = \"a\";", "", "string n = \"\";")]
    [InlineData("var n = $\"{1}\";", "b", "var n = \"b\";")]
    [InlineData("string? n = null;", "null", "string? n = null;")]
    [InlineData("int? n = null;", "7", "int? n = 7;")]
    [InlineData("int? n = 7;", "null", "int? n = null;")]
    [InlineData("char n = 'a';", "'", "char n = '\\'';")]
    [InlineData("var n = TimeSpan.FromSeconds(3);", "0:00:02", "var n = new System.TimeSpan(20000000L);")]
    [InlineData("System.DateOnly n = new(2026, 1, 1);", "2026-11-21", "System.DateOnly n = System.DateOnly.FromDayNumber(739940);")]
    [InlineData("DayOfWeek n = DayOfWeek.Monday;", "DayOfWeek.Friday", "DayOfWeek n = DayOfWeek.Friday;")]
    [InlineData("int[] n = [1];", "[1, 2]", "int[] n = [1, 2];")]
    public void A_value_has_the_type_its_parameter_declares(string declaration, string value, string set) =>
        Assert.Equal(set, Parameters.Of(Dib($"// parameters\n{declaration}"))!.Setting(new Dictionary<string, string> { ["n"] = value }));

    [Theory]
    [InlineData("int n = 3;", "many", "n=many: cell 1 declares n as int; give a whole number from -2147483648 to 2147483647.")]
    [InlineData("int n = 3;", "1.5", "n=1.5: cell 1 declares n as int; give a whole number")]
    [InlineData("int n = 3;", "3000000000", "give a whole number from -2147483648 to 2147483647.")]
    [InlineData("var n = 3;", "", "n=: cell 1 declares n as int;")]
    [InlineData("byte n = 3;", "256", "give a whole number from 0 to 255.")]
    [InlineData("bool n = true;", "yes", "give true or false.")]
    [InlineData("double n = 1;", "1,5", "give a number such as 1.5.")]
    [InlineData("double n = 1;", "NaN", "give a number such as 1.5.")]
    [InlineData("char n = 'a';", "ab", "give one character.")]
    [InlineData("int? n = 1;", "none", "give a whole number from -2147483648 to 2147483647, or null.")]
    [InlineData("TimeSpan n = default;", "3", "give a time such as 0:00:01.5.")]
    [InlineData("DateTime n = default;", "soon", "give a date such as 2026-11-21")]
    [InlineData("DayOfWeek n = default;", "1; Environment.Exit(0)", "cell 1 declares n as DayOfWeek; give an expression of C#.")]
    [InlineData("DayOfWeek n = default;", "", "give an expression of C#.")]
    public void A_value_that_does_not_suit_is_refused_with_what_would(string declaration, string value, string why)
    {
        var refused = Assert.Throws<ParameterException>(() => Parameters.Of(Dib($"// parameters\n{declaration}"))!.Setting(new Dictionary<string, string> { ["n"] = value }));

        Assert.Contains(why, refused.Message);
        Assert.Equal(4, refused.Line);
    }

    [Fact]
    public void The_cell_is_found_by_its_marker_or_its_tag_and_the_first_one_counts()
    {
        Assert.Null(Parameters.Of(Dib("int n = 1;", "var x = 2; // parameters")));
        Assert.Equal(2, Parameters.Of(Dib("int n = 1;", "// concepts: 1\n// parameters\nint m = 2, k = 3;\nstring name;", "// parameters\nint o = 1;"))!.Cell);
        Assert.Equal(["m", "k", "name"], Parameters.Of(Dib("// parameters\n#!time\nint m = 2, k = 3;\nstring name;\nint F() => 1;"))!.Names);

        var tagged = IpynbFormat.Parse("""{"cells":[{"cell_type":"code","metadata":{"tags":["x","parameters"]},"source":"int n = 1;","outputs":[],"execution_count":null}],"metadata":{"kernelspec":{"name":".net-csharp","language":"C#"}},"nbformat":4,"nbformat_minor":5}""", "a.ipynb");
        Assert.Equal(["n"], Parameters.Of(tagged)!.Names);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_uses_the_values_and_cells_keep_their_numbers_and_lines()
    {
        var path = _workspace.WriteCells("test.dib", "// parameters\nvar count = 3;\nstring name = \"a\";", "Console.Write($\"{name}{count + 1}\");", "// here\nthrow new Exception();");

        var result = await _workspace.RunAsync(path, _workspace.Options with { Parameters = new Dictionary<string, string> { ["count"] = "20", ["unknown"] = "1" } });

        Assert.Equal("a21", result.Cells[1].Text());
        Assert.Equal("var count = 20;", result.Cells[0].Injected);
        Assert.Equal((3, 2), (result.Cells[2].Number, result.Cells[2].Failure!.Line));
        Assert.Equal("a4", (await _workspace.RunAsync(path)).Cells[1].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_the_compiler_refuses_is_blamed_on_the_command_line()
    {
        var path = _workspace.WriteCells("test.dib", "// parameters\nDayOfWeek day = DayOfWeek.Monday;");

        var failure = (await _workspace.RunAsync(path, _workspace.Options with { Parameters = new Dictionary<string, string> { ["day"] = "Caturday" } })).Cells[0].Failure!;

        Assert.Equal((FailureKind.CompileError, "--param", 1), (failure.Kind, failure.ImportedFile, failure.Line));
        Assert.Contains("CS0103", failure.Message);
    }

    [Fact]
    public void A_notebook_is_made_of_itself_and_what_it_brings_in()
    {
        var script = _workspace.Write("shared/lesson.csx", "#load \"more.csx\"\n#r \"lib.dll\"\n#r \"nuget: X, 1.0.0\"\nint x;");
        var more = _workspace.Write("shared/nested.csx", "");
        var loaded = _workspace.Write("nb/more.csx", "#load \"../shared/nested.csx\"");
        var library = _workspace.Write("nb/lib.dll", "");
        var notebook = _workspace.WriteCells("nb/a.dib", "#!import ../shared/lesson.csx", "#load \"missing.csx\"", "#!import missing.csx");

        Assert.Equal([notebook, script, loaded, more, library], Ingredients.Of(notebook));
        Assert.Equal([_workspace.Folder + "/x.dib"], Ingredients.Of(_workspace.Folder + "/x.dib"));
    }

    private static Notebook Dib(params string[] cells) => DibFormat.Parse(Workspace.Dib(cells), "test.dib");
}
