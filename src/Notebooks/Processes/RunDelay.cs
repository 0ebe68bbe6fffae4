using System.Globalization;

namespace Notebooks.Processes;

/// <summary>
/// How long a thread of a process was ready to run and had no core, since the watch began. Only Linux tells, in <c>schedstat</c>:
/// see https://docs.kernel.org/scheduler/sched-stats.html. Elsewhere it is zero.
/// </summary>
internal sealed class RunDelay
{
    private readonly string _tasks;
    private readonly Dictionary<string, long> _before;

    /// <param name="tasks">The folder that has a folder for each thread.</param>
    public RunDelay(string tasks) => (_tasks, _before) = (tasks, Read(tasks));

    /// <summary>Begins to watch a process.</summary>
    public static RunDelay Of(int processId) => new($"/proc/{processId}/task");

    /// <summary>The delay of the thread that was delayed most. Delays of several threads are no sum: they wait at the same time.</summary>
    public TimeSpan Longest =>
        TimeSpan.FromMicroseconds(Read(_tasks).Select(delay => delay.Value - _before.GetValueOrDefault(delay.Key)).DefaultIfEmpty(0).Max() / 1000);

    // By thread, in nanoseconds.
    private static Dictionary<string, long> Read(string tasks)
    {
        Dictionary<string, long> delays = [];
        if (!Directory.Exists(tasks)) return delays;
        try
        {
            foreach (var task in Directory.GetDirectories(tasks)) delays[task] = Delay(task);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile.
        }
        return delays;
    }

    private static long Delay(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ') is [_, var delay, ..] && long.TryParse(delay, CultureInfo.InvariantCulture, out var nanoseconds) ? nanoseconds : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The thread has ended meanwhile.
            return 0;
        }
    }
}
