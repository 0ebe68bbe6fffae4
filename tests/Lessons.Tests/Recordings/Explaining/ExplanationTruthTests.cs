using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Recordings;
using Lessons.Recordings.Explaining;
using Lessons.Tests.Verdicts;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Explaining;

/// <summary>Every sentence about a random recording is one of a few, and what it says is found in the recording.</summary>
public class ExplanationTruthTests
{
    private const string Name = "`([^`]+)`", Time = "([0-9.]+) ms";

    private static readonly (string Words, Func<Recording, string[], bool> Holds)[] Sentences =
    [
        ($"{Name} held thread (.+) for {Time}.", (r, it) => Segments(r, it[0], HoldingThread, it[2]).Any(s => $"{s.Thread}" == it[1])),
        ($"{Name} waited {Time} without a thread.", (r, it) => Segments(r, it[0], Awaiting, it[1]).Any()),
        ($"{Name} queued for {Time}.", (r, it) => Segments(r, it[0], Queued, it[1]).Any()),
        ($"{Name} queued for {Time} and never got its turn.", (r, it) => Segments(r, it[0], Queued, it[1]).Any(s => s.End == r.Ops[it[0]].Ended || r.Ops[it[0]].Segments.Any(next => next.State == Cancelling && next.Start == s.End))),
        ($"{Name} queued for {Time} and got its turn when {Name} ended.", (r, it) => Segments(r, it[0], Queued, it[1]).Any(s => Math.Abs(s.End - r.Ops[it[2]].Ended) < 2)),
        ($"{Name} could go on, and waited {Time} for a thread.", (r, it) => Segments(r, it[0], Ready, it[1]).Any()),
        ($"{Name} could go on, and waited {Time} for a thread, until {Name} let go of thread (.+).", (r, it) => Segments(r, it[0], Ready, it[1]).Any(s => r.Ops[it[2]].Slices.Any(slice => $"{slice.Thread}" == it[3] && s.End - slice.End is >= 0 and < 1))),
        ($"{Name} ended first, at {Time}.", (r, it) => Is(r.Ops[it[0]].Ended, it[1]) && r.Leaves.All(leaf => leaf.Ended >= r.Ops[it[0]].Ended)),
        ($"{Name} ended last, at {Time}.", (r, it) => Is(r.Ops[it[0]].Ended, it[1]) && r.Leaves.All(leaf => leaf.Ended <= r.Ops[it[0]].Ended)),
        ($"{Name} ended last, at {Time}, and the recording with it.", (r, it) => Is(r.Ops[it[0]].Ended, it[1]) && r.Elapsed - r.Ops[it[0]].Ended <= 0.021 * r.Elapsed),
        ($"{Name} failed at {Time}.", (r, it) => r.Ops[it[0]].Outcome == Outcome.Faulted && Is(r.Ops[it[0]].Ended, it[1])),
        ($"{Name} was cancelled at {Time}.", (r, it) => r.Ops[it[0]].Outcome == Outcome.Cancelled && Is(r.Ops[it[0]].Ended, it[1])),
        ($"{Name} was asked to stop at {Time} and ended as cancelled at {Time}.", (r, it) => r.Ops[it[0]].Outcome == Outcome.Cancelled && Asked(r, it[0], it[1]) && Is(r.Ops[it[0]].Ended, it[2])),
        ($"{Name} was asked to stop at {Time} and still completed, at {Time}.", (r, it) => r.Ops[it[0]].Outcome == Outcome.Completed && Asked(r, it[0], it[1]) && Is(r.Ops[it[0]].Ended, it[2])),
        ($"{Name} had not ended when the recording did.", (r, it) => r.Ops[it[0]].Outcome == Outcome.Unfinished),
        ("(.+) operations (failed|were cancelled|had not ended when the recording did): (.+).", (r, it) => Value(it[0]) == r.Operations.Count(o => o.Outcome == it[1] switch { "failed" => Outcome.Faulted, "were cancelled" => Outcome.Cancelled, _ => Outcome.Unfinished }) && Names(it[2]) == Value(it[0])),
        ($"(.+) operations started at {Time}: (.+).", (r, it) => Value(it[0]) > 3 && Names(it[2]) == Value(it[0]) && r.Operations.Any(o => Is(o.Started, it[1]))),
        ($"({Name}.*) started at {Time}.", (r, it) => r.Operations.Any(o => o.Name == it[1] && Is(o.Started, it[2]))),
        ($"From {Time} to {Time} nothing was in flight.", (r, it) => (it[0] == "0" || r.Operations.Any(o => Is(o.Ended, it[0]))) && (Is(r.Elapsed, it[1]) || r.Operations.Any(o => Is(o.Started, it[1])))),
        (@"The critical path \(inferred\) runs through (.+).", (r, it) => Regex.Matches(it[0], Name).All(name => r.CriticalPath.Any(step => step.Name == name.Groups[1].Value))),
    ];

    [Fact]
    public void Every_sentence_holds()
    {
        HashSet<string> seen = [];
        for (var seed = 0; seed < 2000; seed++)
        {
            var recording = RandomRecording.Of(seed);
            var lines = Explanation.Of(recording);
            Assert.InRange(lines.Count, 1, 13);
            foreach (var line in lines.Skip(1))
            {
                Assert.All(Regex.Matches(line, Name), name => Assert.Contains(recording.Operations, operation => operation.Name == name.Groups[1].Value));
                var fitting = Sentences.Where(sentence => Regex.IsMatch(line, $"^{Pattern(sentence.Words)}$")).ToArray();
                Assert.True(fitting.Length > 0, $"an unknown sentence: {line}");
                Assert.True(fitting.Any(sentence => sentence.Holds(recording, [.. Regex.Match(line, $"^{Pattern(sentence.Words)}$").Groups.Values.Skip(1).Select(group => group.Value)])), $"{line} does not hold in recording {seed}");
                seen.Add(fitting[0].Words);
            }
        }
        Assert.Equal(Sentences.Select(sentence => sentence.Words), Sentences.Select(sentence => sentence.Words).Where(seen.Contains));
    }

    private static string Pattern(string words) => words[..^1] + @"\.";

    private static IEnumerable<Segment> Segments(Recording recording, string name, State state, string length) =>
        recording.Ops[name].Segments.Where(segment => segment.State == state && Is(segment.End - segment.Start, length));

    private static bool Asked(Recording recording, string name, string at) =>
        recording.Ops[name].Segments.First(segment => segment.State == Cancelling) is var first && Is(first.Start, at);

    private static bool Is(double value, string shown) => Truth.Milliseconds(value) == shown;

    /// <summary>How many operations a list names, those that it only counts included.</summary>
    private static int Names(string list) =>
        Regex.Matches(list, Name).Count + (Regex.Match(list, "and ([a-z0-9]+) more$") is { Success: true } more ? Value(more.Groups[1].Value) : 0);

    private static int Value(string word) =>
        Array.IndexOf("no one two three four five six seven eight nine ten eleven twelve".Split(' '), word.ToLowerInvariant()) is >= 0 and var number ? number : int.Parse(word, CultureInfo.InvariantCulture);
}
