using System.Collections.Immutable;
using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>Where a cell was when its time was up.</summary>
/// <param name="Sentence">The place, in a sentence.</param>
/// <param name="Line">One-based line in the cell, or 0.</param>
/// <param name="Details">The stack, and what else was under way.</param>
internal sealed record Whereabouts(string Sentence, int Line, ImmutableArray<string> Details)
{
    private const int MostFrames = 25;

    /// <summary>The place when nothing could be seen.</summary>
    public static Whereabouts Unknown { get; } = new("", 0, []);

    /// <summary>Reads a snapshot.</summary>
    /// <param name="scriptClass">Class of the submission that ran.</param>
    /// <param name="document">Its document.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="map">Maps what was seen to lines.</param>
    public static Whereabouts Of(string scriptClass, string document, Snapshot seen, SubmissionMap map)
    {
        var others = Others(scriptClass, seen, map);
        if (seen.Threads.FirstOrDefault(t => t.Frames.Any(f => IsBody(scriptClass, f.Type, f.Method))) is { } thread)
            return OfThread(document, [.. thread.Frames.Select(map.FrameOf)], others);
        var operations = new OperationTree(seen.Operations, map);
        if (seen.Operations.FirstOrDefault(o => IsBody(scriptClass, o.Type, "MoveNext")) is { } body)
            return new($"It was waiting {operations.Describe(body, document)}.", LineIn(document, operations.ChainOf(body)), others);
        return others.IsEmpty ? Unknown : new("It had not begun, or not gone on: other code kept the threads of the pool.", 0, others);
    }

    private static Whereabouts OfThread(string document, Frame[] frames, ImmutableArray<string> others)
    {
        var innermost = Array.FindIndex(frames, f => f.Document is not null);
        if (innermost < 0) return Unknown;
        var frame = frames[innermost];
        var doing = innermost > 0 ? $"in {frames[innermost - 1].Method}, called" : "running";
        var line = LineIn(document, frames);
        var place = frame.Document == document ? $"line {frame.Line}"
            : $"{frame.Method}, line {frame.Line} of {frame.Document}{(line > 0 ? $", called by line {line}" : "")}";
        return new(
            $"It was {doing}{(innermost > 0 ? frame.Document == document ? " at" : " by" : "")} {place}.", line,
            [.. Shown(frames).Select(Text), .. others]);
    }

    private static ImmutableArray<string> Others(string scriptClass, Snapshot seen, SubmissionMap map) =>
    [
        .. seen.Threads
            .Where(t => !t.Frames.Any(f => IsBody(scriptClass, f.Type, f.Method)))
            .Select(t => Shown([.. t.Frames.Select(map.FrameOf)]).ToArray())
            .Where(frames => frames.Any(f => f.Document is not null))
            .Select(frames => frames.Select(Text).Prepend("Another thread was"))
            .SelectMany(lines => lines),
    ];

    private static int LineIn(string document, IEnumerable<Frame> frames) => frames.FirstOrDefault(f => f.Document == document)?.Line ?? 0;

    // The frames from the call that the innermost cell code made to the outermost cell code.
    private static IEnumerable<Frame> Shown(Frame[] frames) =>
        frames.Skip(Math.Max(0, Array.FindIndex(frames, f => f.Document is not null) - 1)).Take(MostFrames).Where((f, i) => i == 0 || f.Document is not null);

    private static string Text(Frame frame) => $"   at {frame.Method}{(frame.Document is null ? "" : $" in {frame.Document}:line {frame.Line}")}";

    /// <summary>Whether a method is the text of a cell itself rather than something it declares.</summary>
    private static bool IsBody(string scriptClass, string type, string method) =>
        method == "MoveNext" && type.StartsWith($"{scriptClass}+<<Initialize>>", StringComparison.Ordinal);
}
