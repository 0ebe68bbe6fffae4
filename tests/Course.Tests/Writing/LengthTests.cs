namespace Course.Tests.Writing;

/// <summary>A lesson is read and run in ten minutes or so.</summary>
public sealed class LengthTests
{
    private const int MostWords = 700;
    private const int MostCells = 36;
    private const int MostLines = 90;

    /// <summary>Lessons that have more cells or lines, and why.</summary>
    private static readonly Dictionary<string, string> Longer = new()
    {
        ["00-reading-a-timeline"] = "each of the five states and the three ends has a recording of its own",
        ["01-sync-vs-async"] = "a whole program and a printed log stand before the first recording",
        ["02-what-await-does"] = "an await is taken apart twice: into its calls, and into the states of the compiler's machine",
        ["03-where-code-runs"] = "a loop, the pool, whoever completes a task and ConfigureAwait are four answers to one question",
        ["04-hot-tasks"] = "a call is seen bare and recorded; starting early, late and not at all are each run",
        ["06-as-completed-when-each"] = "the loop is seen bare and recorded; its order, its one pass and progress are each run",
        ["07-http-requests"] = "a tutorial's whole chapter on HTTP: packages, connections, threads, responses, the length of a text",
        ["08-one-exception"] = "each of the ways in which an exception surfaces, or does not, is run",
        ["09-many-exceptions"] = "many short cells: which exception is thrown is tried for each overload and order",
        ["10-cancellation"] = "who stops, in which order, who asked, and what a source leaves behind are run one by one",
        ["11-first-completed-when-any"] = "each trap of a race is run, and a race of real mirrors stands beside the recorded one",
        ["12-timeouts"] = "a wait, the work, a block, a request and a library have a limit each",
        ["13-semaphore"] = "permits by hand, with a real client, and as rate limiters",
        ["14-races-and-locks"] = "a lock with an await inside and one without are two things, and each has its traps",
        ["15-futures-and-callbacks"] = "a future, an event and a client's pending calls are built on one class",
        ["16-share-one-operation"] = "a cache by hand, in a dictionary, and two of the framework's",
        ["17-channels"] = "the sentinel and its repairs, what happens when it is full, and the options that production needs",
        ["18-pipelines"] = "one question, answered by channels, ForEachAsync, Dataflow and Pipelines",
        ["19-async-streams"] = "an iterator by hand, by the compiler, by LINQ and across a network, each with its token",
        ["20-async-resources"] = "what opens and closes is a class, and a class takes its lines",
        ["21-files"] = "reading, writing and saving are three things, and each has its trap",
        ["22-databases"] = "every cell runs on three databases, two of which may be missing",
        ["23-servers"] = "a server from the socket up, one from the framework down, and how each of them ends",
        ["24-background-work"] = "a stop in the middle of a job, a worker that throws, and rounds by a timer are each run",
        ["25-cpu-and-threads"] = "computing, blocking and sums that do not fit are three traps of one tutorial's example",
        ["26-context-flow"] = "where a value goes and where the next line runs are two things that are taken for one",
        ["27-blocking"] = "each way to block is run: a request, a loop, a constructor, a client, and the way out",
        ["28-onto-one-thread"] = "a thread of its own, a scheduler and what frameworks offer are three ways to one place",
        ["29-structured-concurrency"] = "it builds a task group, and has two exercises",
        ["30-fire-and-forget"] = "a failure, a task, a program and a service come to their ends one by one",
        ["32-resilience"] = "hedge and retry are built by hand, and each is tried on a virtual clock",
        ["33-overload"] = "a breaker, two limits, a bulkhead and a client's whole pipeline are each run",
        ["35-diagnostics"] = "it reads what a debugger reads, and looks into another process with three tools",
        ["36-scraper"] = "it puts the parts of the course together",
    };

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void A_lesson_stays_short_unless_there_is_a_reason(string slug)
    {
        var lesson = new Lesson(slug);
        var words = lesson.Prose.Sum(c => Prose.Words(c.Source));
        var lines = lesson.Code.Where(c => !c.Source.StartsWith("// check", StringComparison.Ordinal)).SelectMany(c => c.Lines)
            .Count(l => l.AsSpan().Trim() is { Length: > 0 } text && !text.StartsWith("//"));

        Assert.True(words <= MostWords, $"{slug} has {words} words; {MostWords} are the most.");
        var isLong = lesson.Cells.Count > MostCells || lines > MostLines;
        Assert.True(isLong == Longer.ContainsKey(slug), $"{slug} has {lesson.Cells.Count} cells and {lines} lines outside of checks; more than {MostCells} or {MostLines} need a reason, and no others have one.");
    }
}
