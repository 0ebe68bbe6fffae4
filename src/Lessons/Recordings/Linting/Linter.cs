using System.Collections.Immutable;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings.Linting;

/// <summary>Says in words what is odd about a recording. It avoids false alarms: a busy machine is not odd.</summary>
internal sealed class Linter(Recording recording, IReadOnlyList<Op> lanes, IEnumerable<GaugeMeter> meters)
{
    private const int Most = 5;

    /// <summary>The lints, most important first: problems that make the rest doubtful, then bugs, then lost time.</summary>
    public ImmutableArray<string> Lints()
    {
        var stalls = new Stalls(recording.Pool);
        IEnumerable<string?> all =
        [
            Truncated(),
            Unfinished(),
            Late.Resumptions(recording, stalls),
            Holding.TooLong(recording, stalls),
            .. Holding.Together(recording, stalls),
            .. Unseen(),
            .. Broken(),
        ];
        return [.. all.OfType<string>().Take(Most)];
    }

    private string? Truncated() => recording.Truncated
        ? $"the recorder ran out of room: slices after {recording.Operations.Max(operation => operation.Slices.Select(slice => slice.End).DefaultIfEmpty(0).Max()):0} ms are missing"
        : null;

    /// <summary>Leaves out an operation whose parent is unfinished as well: the parent is reported instead.</summary>
    private string? Unfinished()
    {
        Operation[] orphans = [.. recording.Operations.Where(operation =>
            operation is { Outcome: Outcome.Unfinished, Source: null }
            && (operation.Parent < 0 || recording.Operations[operation.Parent].Outcome != Outcome.Unfinished))];
        return orphans switch
        {
            [] => null,
            [var only] => $"`{only.Name}` was still running when the recording ended: nobody awaited it",
            [var first, ..] => $"`{first.Name}` and {orphans.Length - 1} more were still running when the recording ended: nobody awaited them",
        };
    }

    private IEnumerable<string> Unseen()
    {
        if (recording.Truncated) yield break;
        for (var i = 0; i < lanes.Count; i++)
        {
            var (op, segments) = (lanes[i], recording.Operations[i].Segments);
            var waited = segments.Any(segment => segment.State != State.HoldingThread);
            if (op.FlowSuppressed && waited)
                yield return $"`{op.Name}` was started while the flow was suppressed: what it did after its first await could not be seen";
            else if (waited && segments[^1].State != State.HoldingThread && IsAsyncMethod(op))
                yield return $"`{op.Name}` went on in code that had lost its flow: some of its slices could not be seen";
            else if (op.Stray)
                yield return $"`{op.Name}` was started by code that had lost the recording's flow: whose child it is could not be seen";
        }
    }

    /// <summary>An async method returns in its own flow. If its last segment has no thread, its end was not seen.</summary>
    private static bool IsAsyncMethod(Op op) => op.Task?.GetType().Name.StartsWith("AsyncStateMachineBox", StringComparison.Ordinal) == true;

    private IEnumerable<string> Broken() => meters
        .Where(meter => meter.Failure is not null)
        .Select(meter => $"gauge `{meter.Name}` was read until it threw {meter.Failure!.GetType().Name}: {meter.Failure.Message}");
}
