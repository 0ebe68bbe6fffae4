using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Recordings;
using Lessons.Recordings.Verdicts;

namespace Lessons.Tests.Verdicts;

/// <summary>Every number and every word of a verdict is found again in the recording, by an independent computation.</summary>
public class VerdictTruthTests
{
    private const int Recordings = 3000;

    private static readonly string[] Numbers = "no one two three four five six seven eight nine ten eleven twelve".Split(' ');

    [Fact]
    public void Every_number_of_a_verdict_is_true()
    {
        Dictionary<string, int> seen = [];
        for (var seed = 0; seed < Recordings; seed++)
        {
            var recording = RandomRecording.Of(seed);
            var verdict = TimelineVerdict.Of(recording);
            foreach (var kind in Kinds(recording, verdict)) seen[kind] = seen.GetValueOrDefault(kind) + 1;
        }

        // The generator makes each kind of sentence, so each was checked.
        foreach (var kind in (string[])["instead", "together", "in flight", "after another", "threads", "one thread", "single", "none", "empty", "queued", "to the end", "ready", "went on", "outcome", "first", "idle"])
            Assert.True(seen.GetValueOrDefault(kind) > 4, $"only {seen.GetValueOrDefault(kind)} verdicts of the kind '{kind}'");
    }

    [Fact]
    public void A_pool_is_as_wide_as_its_permits_and_the_work_is_what_was_done()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (permits, count) = (2 + (seed % 4), 12 + (seed % 5));
            var (recording, work, longest, queued) = RandomRecording.Pool(seed, permits, count);
            Assert.Equal(
                $"{Truth.Milliseconds(recording.Elapsed)} ms instead of about {About(work + 0.5)}: {Numbers[permits]} at a time · {Number(queued)} queued, up to {Truth.Milliseconds(longest)} ms",
                TimelineVerdict.Of(recording));
        }
    }

    private static IEnumerable<string> Kinds(Recording recording, string verdict)
    {
        var (truth, parts) = (new Truth(recording), verdict.Split(" · "));
        var head = Regex.Match(parts[0], "^([0-9.]+) ms(?: instead of about ([0-9.]+))?: (.+)$");
        Assert.True(head.Success, verdict);
        Assert.Equal(Truth.Milliseconds(recording.Elapsed), head.Groups[1].Value);
        if (head.Groups[2].Success)
        {
            Assert.All(truth.Leaves, leaf => Assert.Equal(Outcome.Completed, leaf.Outcome));
            Assert.Equal(About(truth.Apart), head.Groups[2].Value);
            Assert.True(truth.Apart >= 1.09 * recording.Elapsed, verdict);
            yield return "instead";
        }
        yield return Head(recording, truth, head.Groups[3].Value, verdict);
        foreach (var part in parts[1..]) yield return Clause(recording, truth, part, verdict);
    }

    private static string Head(Recording recording, Truth truth, string words, string verdict)
    {
        Match match;
        if (words == "no operations were recorded")
        {
            Assert.Empty(recording.Operations);
            return "empty";
        }
        if ((match = Regex.Match(words, "^none of (.+) operations? ended$|^`.+` had not ended$")).Success)
        {
            Assert.All(recording.Operations, operation => Assert.Equal(Outcome.Unfinished, operation.Outcome));
            Assert.Equal(recording.Operations.Length, match.Groups[1].Success ? Value(match.Groups[1].Value) : 1);
            return "none";
        }
        if ((match = Regex.Match(words, "^(?:up to |at times )?(.+) threads held at once(?:, on (.+) cores?)?$")).Success)
        {
            var threads = Value(match.Groups[1].Value);
            Lasts(truth.TimeWithThreads, threads, verdict);
            if (match.Groups[2].Success) Assert.Equal(recording.Cores, Value(match.Groups[2].Value));
            Assert.Equal(threads > recording.Cores, match.Groups[2].Success);
            return "threads";
        }
        if ((match = Regex.Match(words, "^one thread held for (.+) ms(, one after another)?$")).Success)
        {
            Lasts(truth.TimeWithThreads, 1, verdict);
            Assert.Equal(Truth.Milliseconds(truth.ThreadTime), match.Groups[1].Value);
            return "one thread";
        }
        if ((match = Regex.Match(words, "^`(.+)` held a thread for (.+) ms and waited for (.+) ms$")).Success)
        {
            var only = Assert.Single(truth.Leaves);
            Assert.Equal(only.Name, match.Groups[1].Value);
            Assert.Equal(Truth.Milliseconds(Truth.In(only, State.HoldingThread)), match.Groups[2].Value);
            Assert.Equal(Truth.Milliseconds(only.Segments.Where(segment => segment.State != State.HoldingThread).Sum(segment => segment.Duration)), match.Groups[3].Value);
            return "single";
        }
        if (words is "one after another" or "one at a time")
        {
            Lasts(Flying(truth), 1, verdict);
            return "after another";
        }
        match = Regex.Match(words, "^(up to |at times |all )?(.+?) (in flight at once|at once|at a time)(?:, on (.+) threads?)?$");
        Assert.True(match.Success, $"unknown words: {verdict}");
        var count = match.Groups[2].Value == "both" ? 2 : Value(match.Groups[2].Value);
        if (match.Groups[1].Value == "all " || match.Groups[2].Value == "both") Assert.Equal(truth.Leaves.Length, count);
        Lasts(Flying(truth), count, verdict);
        if (match.Groups[4].Success) Assert.Equal(truth.Leaves.SelectMany(leaf => leaf.Segments).Where(segment => segment.Thread > 0).Select(segment => segment.Thread).Distinct().Count(), Value(match.Groups[4].Value));
        return match.Groups[3].Value == "in flight at once" ? "in flight" : "together";
    }

    private static string Clause(Recording recording, Truth truth, string words, string verdict)
    {
        Match match;
        if ((match = Regex.Match(words, "^nothing ran for (.+) ms$")).Success)
        {
            Assert.Equal(Truth.Milliseconds(truth.Idle), match.Groups[1].Value);
            return "idle";
        }
        if ((match = Regex.Match(words, "^(.+?) queued to the end$")).Success)
            return Waited([.. truth.Leaves.Where(leaf => leaf.Segments[^1].State == State.Queued)], State.Queued, match, "to the end");
        if ((match = Regex.Match(words, "^(.+?) queued(?: for (.+) ms|, up to (.+) ms)$")).Success)
            return Waited(truth.LongIn(State.Queued, Math.Max(1, recording.Elapsed * 0.01)), State.Queued, match, "queued");
        if ((match = Regex.Match(words, "^(.+?) waited(?: ([0-9.]+) ms| up to (.+) ms) for a thread$")).Success)
            return Waited(truth.LongIn(State.Ready, Math.Max(5, recording.Elapsed * 0.05)), State.Ready, match, "ready");
        if ((match = Regex.Match(words, "^`(.+)` ended first$")).Success)
        {
            Assert.Equal(match.Groups[1].Value, truth.Leaves.Single(leaf => leaf.Outcome == Outcome.Completed).Name);
            Assert.All(truth.Leaves, leaf => Assert.True(leaf.Ended >= truth.Leaves.Single(it => it.Name == match.Groups[1].Value).Ended));
            return "first";
        }
        if ((match = Regex.Match(words, "^`(.+)` went on when `(.+)` ended$|^(.+) of them went on when others ended$")).Success) return WentOn(truth, match);
        match = Regex.Match(words, "^(.+?) (failed|was cancelled|were cancelled|had not ended)$");
        Assert.True(match.Success, $"unknown words: {verdict}");
        Operation[] such = [.. truth.Leaves.Where(leaf => leaf.Outcome == match.Groups[2].Value switch { "failed" => Outcome.Faulted, "had not ended" => Outcome.Unfinished, _ => Outcome.Cancelled })];
        Assert.Equal(
            match.Groups[1].Value switch { "it" => 1, "both" => 2, ['`', ..] => 1, var all when all.StartsWith("all ") => Value(all[4..]), var some => Value(some) },
            such.Length);
        if (match.Groups[1].Value is ['`', .. var name, '`']) Assert.Equal(name, such[0].Name);
        return "outcome";
    }

    private static string WentOn(Truth truth, Match match)
    {
        var all = truth.Leaves.Where(leaf => After(leaf).Any()).ToArray();
        if (match.Groups[3].Success) Assert.True(all.Length >= Value(match.Groups[3].Value));
        else Assert.Contains(match.Groups[2].Value, After(truth.Leaves.Single(leaf => leaf.Name == match.Groups[1].Value)));
        return "went on";

        IEnumerable<string> After(Operation leaf) => truth.Leaves.Where(other => other != leaf
            && leaf.Segments[..^1].Any(wait => wait.State == State.Awaiting && Math.Abs(wait.End - other.Ended) <= 2)).Select(other => other.Name);
    }

    private static string Waited(Operation[] waited, State state, Match match, string kind)
    {
        Assert.NotEmpty(waited);
        if (match.Groups[1].Value is ['`', .. var name, '`']) Assert.Equal(name, Assert.Single(waited).Name);
        else Assert.Equal(Value(match.Groups[1].Value), waited.Length);
        var longest = match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Success ? match.Groups[3].Value : null;
        if (longest is not null) Assert.Equal(Truth.Milliseconds(waited.Max(it => Truth.In(it, state))), longest);
        return kind;
    }

    /// <summary>Leaves in flight. With a queue, who has the permit is a matter of its own, and the pool test's.</summary>
    private static Func<int, double>? Flying(Truth truth) =>
        truth.Leaves.Any(leaf => leaf.Segments.Any(segment => segment.State == State.Queued)) ? null : truth.TimeWithLeaves;

    /// <summary>The count was reached for a time that can be seen, and no higher one was.</summary>
    private static void Lasts(Func<int, double>? time, int count, string verdict)
    {
        if (time is null) return;
        Assert.True(time(count) >= 0.0199 * time(1), $"{count} was hardly reached: {verdict}");
        Assert.True(time(count + 1) <= 0.0201 * time(1), $"{count + 1} was reached for {time(count + 1)} of {time(1)} ms: {verdict}");
    }

    private static string Number(int count) => count < Numbers.Length ? Numbers[count] : $"{count}";

    private static int Value(string word) => Array.IndexOf(Numbers, word) is >= 0 and var number ? number : int.Parse(word, CultureInfo.InvariantCulture);

    /// <summary>Two significant digits, by way of scientific notation.</summary>
    private static string About(double value) =>
        double.Parse(value.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);
}
