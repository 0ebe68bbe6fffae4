using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class JUnitTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_is_valid() => Assert.Empty(Problems(Written(Reports.OneOfEach())));

    [Fact]
    public void The_schema_refuses_what_is_not()
    {
        var document = Written(Reports.OneOfEach());
        document.Descendants("testcase").First().Add(new XAttribute("tests", 1), new XElement("failure"), new XElement("failure"));
        document.Descendants("testsuite").Last().Attribute("errors")!.Value = "none";

        Assert.Equal(3, Problems(document).Count);
    }

    [Fact]
    public void A_suite_is_a_notebook_and_a_case_a_cell()
    {
        var suites = Written(Reports.OneOfEach()).Root!.Elements("testsuite").ToList();

        Assert.Equal(["sub/good.dib", "sub/bad.dib", "broken.ipynb", "never.dib"], suites.Select(s => s.Attribute("name")!.Value));
        Assert.Equal(["cell 2: A lesson", "cell 4: The hard part", "cell 5: The hard part"], suites[1].Elements("testcase").Select(c => c.Attribute("name")!.Value));
        Assert.All(suites[1].Elements("testcase"), c => Assert.Equal("sub.bad", c.Attribute("classname")!.Value));
    }

    [Fact]
    public void Counts_are_those_of_the_cases()
    {
        var document = Written(Reports.OneOfEach());

        Assert.Equal("7 1 2 2", Counts(document.Root!));
        Assert.Equal(["2 0 1 0", "3 1 0 1", "1 0 1 0", "1 0 0 1"], document.Root!.Elements().Select(Counts));
        Assert.All(document.Descendants("testsuite"), suite => Assert.Equal(
            Counts(suite), $"{suite.Elements("testcase").Count()} {suite.Descendants("failure").Count()} {suite.Descendants("error").Count()} {suite.Descendants("skipped").Count()}"));

        static string Counts(XElement e) => string.Join(' ', ((string[])["tests", "failures", "errors", "skipped"]).Select(a => e.Attribute(a)!.Value));
    }

    [Fact]
    public void A_failure_says_where_and_what_and_loses_only_characters_XML_has_not()
    {
        var failure = Written(Reports.OneOfEach()).Descendants("failure").Single();

        Assert.Equal("System.Exception: ]]> & <b>\uFFFD\uFFFD", failure.Attribute("message")!.Value);
        Assert.Equal("Exception", failure.Attribute("type")!.Value);
        Assert.Equal("sub/bad.dib:17\nSystem.Exception: ]]> & <b>\uFFFD\uFFFD\n   at (cell) in bad.dib#4:line 1", failure.Value);
        Assert.Equal("printed ·[31mred", failure.Parent!.Element("system-out")!.Value);
    }

    [Fact]
    public void Runs_of_a_series_are_suites_of_their_own()
    {
        var report = Reports.OneOfEach() with { Runs = 2 };
        var both = Written(report with { Notebooks = [.. report.Notebooks, .. report.Notebooks.Select(n => n with { Run = 2 })] });

        Assert.Empty(Problems(both));
        Assert.Contains("sub/bad.dib (run 2)", both.Root!.Elements().Select(s => s.Attribute("name")!.Value));
    }

    [Fact]
    public void A_run_of_nothing_is_valid_too() => Assert.Empty(Problems(Written(Reports.OneOfEach() with { Notebooks = [] })));

    [Fact(Timeout = 120_000)]
    public async Task A_real_run_is_valid()
    {
        var results = await _workspace.RunAllAsync(
        [
            _workspace.WriteCells("a.dib", "Console.Write(\"\\0\\u001b[1m\");", "throw new Exception(\"\\u0001\");", "1"), _workspace.Write("b.ipynb", "{"),
        ]);

        var document = Written(Reports.OneOfEach() with { Notebooks = [.. results.Select(r => ReportedResults.From(r, null))] });

        Assert.Empty(Problems(document));
        Assert.Equal(["1", "1"], document.Root!.Elements("testsuite").Select(s => (s.Attribute("failures")!.Value != "0" ? s.Attribute("failures") : s.Attribute("errors"))!.Value));
    }

    private XDocument Written(RunReport report)
    {
        JUnitXml.Write(report, _workspace.Folder);
        return XDocument.Load(Path.Combine(_workspace.Folder, JUnitXml.FileName));
    }

    private static List<string> Problems(XDocument document)
    {
        List<string> problems = [];
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "Reporting", "junit.xsd"));
        schemas.Add(null, schema);
        document.Validate(schemas, (_, e) => problems.Add(e.Message));
        return problems;
    }
}
