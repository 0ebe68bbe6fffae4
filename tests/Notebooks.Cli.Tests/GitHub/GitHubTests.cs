using Notebooks.Cli.GitHub;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Tests.GitHub;

public sealed class GitHubTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _log = new() { NewLine = "\n" };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Elsewhere_there_is_nothing_of_it()
    {
        Assert.Null(GitHubActions.Detect(_ => null));
        Assert.Null(GitHubActions.Detect(name => name == "GITHUB_STEP_SUMMARY" ? "summary.md" : "false"));
        Assert.NotNull(GitHubActions.Detect(name => name == "GITHUB_ACTIONS" ? "true" : null));
    }

    [Fact]
    public void A_failure_becomes_an_annotation_of_its_line_in_the_source()
    {
        var failed = Made.Failed(3, Made.Threw("100 % wrong:\r\nreally, so", line: 2), "a\nb", line: 40);

        var lines = Annotated(Made.Notebook(_folder["notebooks/a, b: 1%.dib"], Made.Passed(1), failed));

        Assert.Equal(["::error file=notebooks/a%2C b%3A 1%25.dib,line=41,title=a%2C b%3A 1%25.dib%2C cell 3::100 %25 wrong:%0D%0Areally, so"], lines);
    }

    [Fact]
    public void Without_a_line_the_file_is_annotated()
    {
        var unreadable = Made.Notebook(_folder["broken.ipynb"]) with { Verdict = Verdict.Failed, Failure = new(FailureKind.Unsupported, "not JSON", 0, []) };

        Assert.Equal(["::error file=broken.ipynb,title=broken.ipynb::not JSON"], Annotated(unreadable));
    }

    [Fact]
    public void What_is_imported_is_annotated_where_it_lies()
    {
        var failure = Made.Threw("boom", line: 7) with { ImportedFile = "../shared/lesson.csx" };

        var lines = Annotated(Made.Notebook(_folder["notebooks/a.dib"], Made.Failed(1, failure, "#!import ../shared/lesson.csx", line: 3)));

        Assert.Equal(["::error file=shared/lesson.csx,line=7,title=a.dib%2C cell 1::boom"], lines);
    }

    [Fact]
    public void Between_the_start_and_the_annotations_the_log_gives_no_orders()
    {
        var job = new GitHubActions(_folder.Path, null);

        job.StopCommands(_log);
        _log.WriteLine("::error::a notebook printed this");
        job.Annotate(Report(Made.Notebook("a.dib", Made.Passed(1))), _log);

        var lines = _log.ToString().TrimEnd().Split('\n');
        var token = lines[0].Replace("::stop-commands::", "");
        Assert.Matches("^[0-9a-f]{32}$", token);
        Assert.Equal($"::{token}::", lines[^1]);
    }

    [Fact]
    public void The_summary_is_a_table_with_the_failed_ones_first_added_to_what_is_there()
    {
        var file = _folder.Write("summary.md", "before\n");
        var job = new GitHubActions(_folder.Path, file);
        var report = Report(
            Made.Notebook("good_one.dib", Made.Passed(1)),
            Made.Notebook("bad|<b>.dib", Made.Failed(2, Made.Threw("first\n\n<script>second"), "x", line: 9)));

        Assert.Null(job.Summarize(report));

        Assert.Equal(
            """
            before
            ### ❌ 1 passed, 1 failed

            | | Notebook | Cells | Claims | Time |
            |---|---|--:|--:|--:|
            | ❌ | bad&#124;&lt;b&gt;.dib | 1 | 0 | 0.09 s |
            | ✅ | good&#95;one.dib | 1 | 0 | 0.21 s |

            **bad&#124;&lt;b&gt;.dib**, cell 2 · <code>bad&#124;&lt;b&gt;.dib:9</code>

            <pre>first&#10;&#10;&lt;script&gt;second</pre>


            """,
            File.ReadAllText(file));
    }

    [Fact]
    public void A_summary_stays_below_the_limit_of_the_page()
    {
        var report = Report([.. Enumerable.Range(1, 300).Select(n => Made.Notebook($"{n}.dib", Made.Failed(1, Made.Threw(new string('<', 50_000)), "x")))]);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(JobSummary.Of(report)), 1, 1024 * 1024);
        Assert.Contains("… and 250 more.", JobSummary.Of(report));
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_problem_not_a_crash() =>
        Assert.StartsWith("the job summary cannot be written: ", new GitHubActions(_folder.Path, _folder["no/such/folder/summary.md"]).Summarize(Report()));

    private IEnumerable<string> Annotated(NotebookResult notebook) => Annotations.Of(Report(notebook), _folder.Path);

    private static RunReport Report(params NotebookResult[] notebooks) => new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Milliseconds = 1,
        Notebooks = [.. notebooks.Select(n => ReportedResults.From(n, null))],
    };
}
