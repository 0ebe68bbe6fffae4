using Notebooks.Formats;
using Notebooks.Planning;

namespace Notebooks.Tests.Planning;

/// <summary>Directives for kernels.</summary>
public sealed class DirectiveTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_name_that_no_file_can_have_is_a_problem_of_its_cell()
    {
        var notebook = new Notebook { Cells = [new() { Kind = CellKind.Code, Language = Languages.CSharp, Source = "1\n#!import a\0b.csx" }] };

        var problem = Assert.IsType<Problem>(Planner.Plan("a.dib", notebook).Cells[0].Steps[^1]);

        Assert.Equal((2, "`#!import` names a file with a character in it that no name has (NUL): write the name again."), (problem.Line, problem.Message));
    }

    [Theory]
    [InlineData("#!set --name x --value @input:\"Your name\"", "string x = (string)System.AppContext.GetData(\"Interleave.Value.x\");")]
    [InlineData("#!set --name x --value @password:key", "Microsoft.DotNet.Interactive.PasswordString x = (Microsoft.DotNet.Interactive.PasswordString)System.AppContext.GetData(\"Interleave.Value.x\");")]
    [InlineData("#!set --name x --value 42", "string x = (string)System.AppContext.GetData(\"Interleave.Value.x\");")]
    [InlineData("#!set --byref --name x --value @csharp:y", "var x = y;")]
    [InlineData("#!set --name x --value @csharp:y --mime-type text/html", "string x = (string)System.AppContext.GetData(\"Interleave.Value.x\");")]
    [InlineData("#!share --from value y", "string y = (string)System.AppContext.GetData(\"Interleave.Value.y\");")]
    [InlineData("#!share y --from csharp --as x", "var x = y;")]
    public void What_brings_a_value_to_CSharp_also_declares_its_variable(string directive, string declaration)
    {
        var steps = Plan($"1\n{directive}\n2").Cells.Single().Steps;
        Assert.Equal(new KernelCode(directive, "csharp", 2), steps[1]);
        Assert.Equal($"\n{declaration}", Assert.IsType<Submission>(steps[2]).Text);
    }

    [Theory]
    [InlineData("{ \"a\": 1 }", "System.Text.Json.JsonDocument")]
    [InlineData("[1]", "System.Text.Json.JsonDocument")]
    [InlineData("1.5", "double")]
    [InlineData("true", "bool")]
    [InlineData("\"text\"", "string")]
    public void The_JSON_in_a_value_decides_the_type_of_its_variable(string json, string type)
    {
        var plan = Plan($"#!value --name y --mime-type application/json\n{json}", "#!set --name x --value @value:y");
        Assert.Equal($"#!value --name y --mime-type application/json\n{json}", Assert.IsType<KernelCode>(Assert.Single(plan.Cells[0].Steps)).Text);
        Assert.StartsWith($"{type} x = ({type})", Assert.IsType<Submission>(plan.Cells[1].Steps[1]).Text);
    }

    [Fact]
    public void A_directive_of_JavaScript_goes_to_its_kernel()
    {
        var steps = Planner.Plan("test.dib", NotebookFile.Read(_workspace.Write("test.dib", "#!javascript\n\n#!share --from csharp x\nalert(x)\n"))).Cells.Single().Steps;
        Assert.Equal([new KernelCode("#!share --from csharp x", "javascript", 1), new Presentation("application/javascript", "alert(x)")], steps);
    }

    [Theory]
    [InlineData("#!value", "`#!value` needs a name")]
    [InlineData("#!value --from-file x.txt", "`#!value` needs a name")]
    [InlineData("#!value --name x --from-url https://example.org", "`#!value --from-url` would read from the network")]
    [InlineData("#!nonsense", "`#!nonsense` is not something this engine knows")]
    public void What_cannot_be_obeyed_is_a_problem(string text, string message) =>
        Assert.StartsWith(message, Assert.IsType<Problem>(Plan(text + "\nx").Cells.Single().Steps[0]).Message);

    [Fact]
    public void A_package_may_bring_directives_of_its_own() =>
        Assert.Equal(new KernelCode("#!mine", "csharp", 1), Plan("#r \"nuget: X, 1.0.0\"", "#!mine").Cells[1].Steps.Single());

    [Fact]
    public void A_source_of_packages_is_hidden_from_the_compiler_on_its_own_line()
    {
        var text = Assert.IsType<Submission>(Plan("var a = 1;\n#i \"nuget: https://example.org/v3/index.json\"\nvar b = 2;").Cells.Single().Steps.Single()).Text;
        Assert.Equal("var a = 1;\n//!#i \"nuget: https://example.org/v3/index.json\"\nvar b = 2;", text);
        Assert.Equal(["https://example.org/v3/index.json"], PackageSources.In(text));
    }

    private Plan Plan(params string[] cells) => Planner.Plan("test.dib", NotebookFile.Read(_workspace.WriteCells("test.dib", cells)));
}
