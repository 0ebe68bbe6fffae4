using Notebooks.Protocol;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>A process that is stopped for a while is what one on an overloaded machine is, only surer.</summary>
public sealed class OverloadTests : IDisposable
{
    // The first time the cell runs, its process is stopped for most of a second, and the claim fails.
    private const string Claim = """
        using System.IO;
        using System.Diagnostics;
        bool IsFirst(string name) { if (File.Exists(name)) return false; File.WriteAllText(name, ""); return true; }
        void Stop() => Process.Start("sh", $"-c \"kill -STOP {Environment.ProcessId}; sleep 0.8; kill -CONT {Environment.ProcessId}\"").WaitForExit();
        void Check(bool holds)
        {
            $"{{\"claim\":\"in time\",\"actual\":\"900 ms\",\"expected\":\"at most 100 ms\",\"passed\":{(holds ? "true" : "false")}}}".DisplayAs("application/vnd.interleave.claim+json");
            if (!holds) throw new InvalidOperationException("in time: 900 ms");
        }
        """;

    private readonly Workspace _workspace = new();

    public OverloadTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals that stop a process");

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_claim_that_failed_while_timers_were_late_is_tried_once_more_alone()
    {
        string[] notebooks =
        [
            _workspace.WriteCells("late.dib", Claim, "var first = IsFirst(\"late\"); if (first) Stop(); Check(!first);"),
            _workspace.WriteCells("always.dib", Claim, "Stop(); Check(false);"),
            _workspace.WriteCells("expected.dib", Claim, "// expect: throws TimeoutException\nif (IsFirst(\"expected\")) Stop(); else throw new TimeoutException();"),
            _workspace.WriteCells("thrown.dib", Claim, "Stop(); throw new InvalidOperationException(\"not a claim\");"),
        ];

        var results = await _workspace.RunAllAsync(notebooks, _workspace.Options with { Retries = true });

        var (late, always, expected, thrown) = (results[0], results[1], results[2], results[3]);
        Assert.Equal([Verdict.Passed, Verdict.Failed, Verdict.Passed, Verdict.Failed], results.Select(r => r.Verdict));
        Assert.Equal([true, true, true, false], results.Select(r => r.WasRetried));
        Assert.All(results, result => Assert.False(result.WillBeRetried));
        Assert.All([late, always, expected], result => Assert.Matches(@"^The notebook was run again, alone: the first time this cell failed while timers were up to \d{3,} ms late\.$", Assert.Single(result.Remarks).Text));
        Assert.DoesNotContain("Timers", thrown.Cells[1].Failure!.Message);

        // What is said is said wherever the failure is.
        var failure = always.Cells[1].Failure!;
        Assert.Matches(@"^in time: 900 ms\nTimers were up to \d{3,} ms late while this cell ran \((load \d+ on )?\d+ cores?\); try --jobs 1\.$", failure.Message);
        Assert.StartsWith("   at", OutputText.Beyond(failure.Message, failure.Details)[0]);
        var reported = ReportedResults.From(late, null);
        Assert.True(reported.Retried);
        Assert.Contains("was run again, alone", Assert.Single(reported.Remarks).Text);

        // All others had ended by the time that the first one was tried again, and one was tried after the other.
        var order = _workspace.Events.Where(e => e is NotebookStarted or NotebookFinished).ToList();
        Assert.Equal(14, order.Count);
        Assert.Equal(3, order.Take(8).OfType<NotebookFinished>().Count(e => e.Result.WillBeRetried));
        Assert.All(order.Skip(8).Chunk(2), pair => Assert.Equal((pair[0] is NotebookStarted, pair[0].Notebook), (pair[1] is NotebookFinished { Result.WasRetried: true }, pair[1].Notebook)));
    }

    [Fact(Timeout = 120_000)]
    public async Task Unless_that_is_wanted_it_fails_at_once()
    {
        var result = await _workspace.RunAsync(_workspace.WriteCells("late.dib", Claim, "Stop(); Check(false);"));

        Assert.Equal((Verdict.Failed, false, false), (result.Verdict, result.WillBeRetried, result.WasRetried));
        Assert.True(result.Cells[1].Failure!.TimersLateMilliseconds >= Overload.LateMilliseconds);
    }

    [Fact]
    public void A_claim_that_fails_in_time_is_not_about_time()
    {
        var outputs = new DisplayOutput("1", new() { [MimeTypes.Claim] = new System.Text.Json.Nodes.JsonObject { ["passed"] = false } }, false);
        var failure = new Failure(FailureKind.Exception, "E: m", 1, []);

        Assert.Same(failure, Overload.Consider(failure, [outputs], Overload.LateMilliseconds - 1));
        Assert.Same(failure, Overload.Consider(failure, [], 10_000));
        Assert.NotSame(failure, Overload.Consider(failure, [outputs], Overload.LateMilliseconds));
    }
}
