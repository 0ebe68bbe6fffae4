using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Tests.Verdicts;

/// <summary>Recordings of all shapes, the same one for the same seed.</summary>
internal static class RandomRecording
{
    public static Recording Of(int seed)
    {
        var random = new Random(seed);
        var operations = ImmutableArray.CreateBuilder<Operation>();
        var (queues, fails, threads) = (random.Next(3) == 0, random.Next(3) == 0, random.Next(1, 5));
        var hangs = random.Next(8) == 0;
        var (step, spread) = (random.Next(4) == 0 ? 3.0 : 60.0, random.Next(2) == 0 ? 0.1 : 3);
        for (var count = random.Next(0, 9); operations.Count < count;)
        {
            var parent = operations.Count > 0 && random.Next(3) == 0 ? random.Next(operations.Count) : -1;
            var segments = ImmutableArray.CreateBuilder<Segment>();
            var at = random.NextDouble() * step * spread;
            var started = at;
            for (var parts = random.Next(1, 6); segments.Count < parts;)
            {
                var state = (State)random.Next(queues ? 5 : 2);
                var end = at + (random.NextDouble() * random.NextDouble() * step) + 0.01;
                segments.Add(new(state, at, end, state == State.HoldingThread ? random.Next(1, threads + 1) : 0));
                at = end;
            }
            operations.Add(new()
            {
                Name = $"op {(char)('a' + operations.Count)}",
                Parent = parent,
                Depth = parent < 0 ? 0 : operations[parent].Depth + 1,
                Started = started,
                Ended = at,
                Outcome = hangs ? Outcome.Unfinished : fails ? (Outcome)random.Next(4) : Outcome.Completed,
                Segments = segments.ToImmutable(),
            });
        }
        var last = operations.Select(operation => operation.Ended).DefaultIfEmpty(1).Max();
        return new()
        {
            Title = $"random {seed}",
            Elapsed = random.Next(3) == 0 ? last * (1 + random.NextDouble()) : last,
            Operations = operations.ToImmutable(),
            Cores = random.Next(1, 5),
        };
    }

    /// <summary>
    /// A pool of so many permits, worked off by a simulation: every operation begins at once, queues for its turn, works and
    /// gives its permit to the one that has queued for longest. Its truths come from the simulation, not from the recording.
    /// </summary>
    public static (Recording Recording, double Work, double LongestQueue, int Queued) Pool(int seed, int permits, int count)
    {
        var random = new Random(seed);
        var free = new PriorityQueue<int, double>();
        for (var permit = 0; permit < permits; permit++) free.Enqueue(permit, 1);
        var (work, longest, queued) = (0.0, 0.0, 0);
        var operations = ImmutableArray.CreateBuilder<Operation>();
        for (var i = 0; i < count; i++)
        {
            free.TryDequeue(out var permit, out var turn);
            var length = 40 + (20 * random.NextDouble());
            List<Segment> segments = [new(State.HoldingThread, 0.5, 1, 1)];
            if (turn > 1) segments.Add(new(State.Queued, 1, turn));
            if (turn > 1) (queued, longest) = (queued + 1, Math.Max(longest, turn - 1));
            segments.Add(new(State.Awaiting, turn, turn + length) { Awaited = "WorkAsync()" });
            work += 0.5 + length;
            free.Enqueue(permit, turn + length);
            operations.Add(new() { Name = $"page {i + 1}", Started = 0.5, Ended = turn + length, Outcome = Outcome.Completed, Segments = [.. segments] });
        }
        var elapsed = operations.Max(operation => operation.Ended);
        return (new() { Title = "pool", Elapsed = elapsed, Operations = operations.ToImmutable() }, work, longest, queued);
    }
}
