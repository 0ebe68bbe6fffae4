namespace Notebooks.Hosting.Attribution;

/// <summary>
/// The flow that one thread is in. Every await of every cell passes here, so a thread only notes its own flow: counting the
/// threads of a flow would have them all write to one place.
/// </summary>
internal sealed class ThreadFlow
{
    // Weak: a thread that has ended must not keep what its cell has set in motion.
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
