using Lessons.Charts;
using Lessons.Recordings;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Tests;

public class GrowthTests
{
    private const string MimeType = "application/vnd.interleave.growing";

    [Fact(Timeout = 120_000)]
    public async Task The_figure_grows_beside_the_recording_and_is_taken_back()
    {
        Lesson.Show("The formatters are registered.");
        var shown = new Shown();
        var flow = new AsyncLocal<string> { Value = "cell" };
        var recording = await Timeline.RecordGrowing("grows", async t =>
        {
            await t.Run("first", () => Task.CompletedTask);
            await t.Run("second", () => shown.WaitAsync(3));
        }, limit: 2, librarySpans: false, shown.Show(() => Assert.Equal("cell", flow.Value)));
        await shown.Over;

        Assert.Equal(["now", "now", "now"], shown.States[..3]);
        Assert.Equal("over", shown.States[^1]);
        Assert.All(shown.Figures[..3], figure => Assert.Contains("second", figure));
        // The recording knows nothing of it.
        Assert.False(recording.Running);
        Assert.False(recording.Live);
        Assert.Equal(["first", "second"], recording.Operations.Select(operation => operation.Name));
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_recording_that_ends_before_a_reader_could_see_it_grow_shows_nothing()
    {
        var shown = new Shown();

        await Timeline.RecordGrowing("short", t => t.Run("op", () => Task.CompletedTask), limit: null, librarySpans: false, shown.Show());
        await Task.Delay(2 * Growth.FirstMilliseconds);

        Assert.Empty(shown.States);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_recording_inside_of_an_operation_does_not_grow_because_its_thread_would_be_the_operations()
    {
        var (outer, inner) = (new Shown(), new Shown());

        await Timeline.RecordGrowing("outer", t => t.Run("op", async () =>
            await Timeline.RecordGrowing("inner", _ => outer.WaitAsync(2), limit: null, librarySpans: false, inner.Show())), limit: null, librarySpans: false, outer.Show());
        await outer.Over;

        Assert.Empty(inner.States);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_front_end_that_fails_does_not_harm_the_recording()
    {
        var failed = new TaskCompletionSource();

        var recording = await Timeline.RecordGrowing("gone", t => t.Run("op", () => failed.Task), limit: null, librarySpans: false, _ =>
        {
            failed.TrySetResult();
            throw new IOException("gone");
        });

        Assert.Equal(Outcome.Completed, recording.Ops["op"].Outcome);
    }

    [Fact]
    public void Nothing_grows_unless_the_front_end_asks_for_it() => Assert.False(Growth.IsWanted);

    /// <summary>A front end that keeps what it is shown.</summary>
    private sealed class Shown
    {
        private readonly SemaphoreSlim _next = new(0);
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> States { get; } = [];

        public List<string> Figures { get; } = [];

        public Task Over => _over.Task;

        public async Task WaitAsync(int times)
        {
            for (var i = 0; i < times; i++) await _next.WaitAsync();
        }

        public Func<object, Action<object>> Show(Action? check = null) => value =>
        {
            Take(value);
            return Take;

            void Take(object next)
            {
                check?.Invoke();
                States.Add(next.ToDisplayString(MimeType));
                Figures.Add(next.ToDisplayString(ChartFormatters.PlotlyMimeType));
                if (States[^1] == "over") _over.SetResult();
                _next.Release();
            }
        };
    }
}
