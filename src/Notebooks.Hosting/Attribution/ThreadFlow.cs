namespace Notebooks.Hosting.Attribution;

/// <summary>
/// The flow that one thread is in. Every await of every cell runs this code, so each thread only notes its own flow. If the
/// threads of a flow were counted, all of them would write to one place.
/// </summary>
internal sealed class ThreadFlow
{
    // The references are weak: a thread that has ended must not keep the flow of its cell alive.
    private static readonly List<WeakReference<ThreadFlow>> All = [];

    [ThreadStatic]
    private static ThreadFlow? _ofThisThread;

    private readonly Thread _thread = Thread.CurrentThread;
    private volatile CellFlow? _flow;

    private ThreadFlow()
    {
    }

    /// <summary>Notes which flow the calling thread has come to.</summary>
    public static void Enter(CellFlow? flow) => (_ofThisThread ??= Register())._flow = flow;

    /// <summary>Whether a thread computes for a cell, or is blocked by it.</summary>
    public static bool IsAnyIn(int cell)
    {
        lock (All) return All.Any(one => one.TryGetTarget(out var known) && known._flow?.Cell == cell && known._thread.IsAlive);
    }

    private static ThreadFlow Register()
    {
        var mine = new ThreadFlow();
        lock (All)
        {
            All.RemoveAll(one => !one.TryGetTarget(out _));
            All.Add(new(mine));
        }
        return mine;
    }
}
