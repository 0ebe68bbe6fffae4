using System.Collections.Immutable;
using Lessons.Recordings.Explaining;
using Lessons.Recordings.Tracing;

namespace Lessons.Recordings;

public sealed partial record Recording
{
    /// <summary>The operations by name: <c>recording.Ops["users"].Outcome</c>.</summary>
    public OperationIndex Ops => new(Operations);

    /// <summary>
    /// The operations of the lesson without children of the lesson. They do the work, and the other operations wait for them.
    /// Operations that returned the task of another one as their own are no leaves either: they share that one's work.
    /// Spans of libraries are parts of an operation: they count neither as its children nor in any of the facts below.
    /// </summary>
    public IEnumerable<Operation> Leaves
    {
        get
        {
            var parents = Own.Select(operation => operation.Parent).ToHashSet();
            return Operations.Where((operation, i) => operation is { Source: null, Shares: < 0 } && !parents.Contains(i));
        }
    }

    /// <summary>
    /// How many leaves were in flight, from each moment to the next: started, not ended, and neither on the way to the queue
    /// for a permit nor in it. A leaf that passes its permit on in its last slice is out when the next leaf is in.
    /// </summary>
    public ImmutableArray<Level> InFlight => Level.Of(Flights.Of([.. Leaves]));

    /// <summary>
    /// How many threads the operations held, from each moment to the next. An operation that goes on on another thread, and
    /// lets go of the one it had a moment later, holds one.
    /// </summary>
    public ImmutableArray<Level> ThreadsHeld => Level.Of(Own
        .SelectMany(HeldThreads.Of)
        .GroupBy(slice => slice.Thread)
        .SelectMany(Level.Union));

    /// <summary>The most leaves in flight at once.</summary>
    public int PeakInFlight => Level.Peak(InFlight);

    /// <summary>The most threads held at once, computing or blocked.</summary>
    public int PeakThreads => Level.Peak(ThreadsHeld);

    /// <summary>Milliseconds for which threads were held, added up over all operations.</summary>
    public double Held => Own.Sum(operation => operation.Held);

    /// <summary>The names of the operations that ended, in the order of their ends.</summary>
    public IReadOnlyList<string> Order =>
        [.. Own.Where(operation => operation.Outcome != Outcome.Unfinished).OrderBy(operation => operation.Ended).Select(operation => operation.Name)];

    /// <summary>The operations that the wall clock waited for, in order of time. The path is inferred.</summary>
    public ImmutableArray<PathStep> CriticalPath => PathFinder.Find(this);

    /// <summary>Whether two operations were under way at the same moment.</summary>
    /// <param name="one">The name of one.</param>
    /// <param name="other">The name of the other.</param>
    public bool Overlaps(string one, string other) =>
        Ops[one] is var a && Ops[other] is var b && a.Started < b.Ended && b.Started < a.Ended;

    /// <summary>Shows the figure.</summary>
    public void Show() => Lesson.Show(this);

    /// <summary>
    /// The figure in plain sentences, one on each line: first the verdict, then at most a dozen sentences about what
    /// happened, in the order of time. It is for logs, for screen readers, and for whoever reads their first figure.
    /// </summary>
    public string Explain() => string.Join('\n', Explanation.Of(this));

    /// <summary>Saves the recording as a Chrome trace, which ui.perfetto.dev and <c>chrome://tracing</c> open.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    public void SaveTrace(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        TraceFile.Save(this, path);
    }

    private IEnumerable<Operation> Own => Operations.Where(operation => operation.Source is null);
}
