using System.Collections.Immutable;

namespace Lessons.Recordings;

/// <summary>The facts about one run of code, for figures and checks. Times are milliseconds since the beginning.</summary>
/// <example><code>
/// var waits = await Timeline.Record("waits", t =&gt; Task.WhenAll(
///     t.Run("users", () =&gt; Task.Delay(60)), t.Run("posts", () =&gt; Task.Delay(90))));
/// Check.That("both were under way at once", waits.PeakInFlight, Is.EqualTo(2));
/// Check.That("`users` waited without a thread", waits.Ops["users"].Awaited, Is.AtLeast(40));
/// </code></example>
public sealed partial record Recording
{
    /// <summary>The title given to <see cref="Timeline"/>.</summary>
    public required string Title { get; init; }

    /// <summary>Wall clock, in milliseconds.</summary>
    public required double Elapsed { get; init; }

    /// <summary>All operations, each parent before its children, siblings in order of their start.</summary>
    public required ImmutableArray<Operation> Operations { get; init; }

    /// <summary>Remarks made with <c>t.Note</c>.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Samples of the thread pool.</summary>
    public ImmutableArray<PoolSample> Pool { get; init; } = [];

    /// <summary>The limit to draw beside the number of operations in flight, when the lesson set one.</summary>
    public int? Limit { get; init; }

    /// <summary>Values the lesson sampled with <c>t.Gauge</c>, such as the depth of a channel.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];

    /// <summary>When and why the runtime changed the number of pool threads.</summary>
    public ImmutableArray<PoolChange> PoolChanges { get; init; } = [];

    /// <summary>Oddities of the recording in words: one sentence each, most important first.</summary>
    public ImmutableArray<string> Lints { get; init; } = [];

    /// <summary>Cores of the machine that recorded.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether it was shown while it ran: <see cref="Timeline.RecordLive(string, Func{Recorder, Task}, int?, bool)"/>.</summary>
    public bool Live { get; init; }

    /// <summary>Whether it is a snapshot: the recording goes on.</summary>
    internal bool Running { get; init; }

    /// <summary>Whether the recorder ran out of space and dropped slices.</summary>
    public bool Truncated { get; init; }
}

/// <summary>A remark at a moment.</summary>
/// <param name="Operation">Index of the operation it was made in, or -1.</param>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Text">The remark.</param>
public sealed record Note(int Operation, double At, string Text);

/// <summary>The thread pool at one moment.</summary>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Threads">Threads the pool has.</param>
/// <param name="Queue">Work items waiting for a thread.</param>
public sealed record PoolSample(double At, int Threads, long Queue);

/// <summary>A change of the number of pool threads.</summary>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Threads">Threads it has from now on.</param>
/// <param name="Reason">The runtime's reason in words: starvation, climbing, cooperative blocking, idle.</param>
public sealed record PoolChange(double At, int Threads, string Reason);

/// <summary>A value over time.</summary>
/// <param name="Name">The gauge's name.</param>
/// <param name="Samples">Its values, in order of time.</param>
public sealed record Gauge(string Name, ImmutableArray<GaugeSample> Samples);

/// <summary>A value at a moment.</summary>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Value">The value.</param>
public sealed record GaugeSample(double At, double Value);
