namespace Lessons.Recordings.Capture;

/// <summary>What happened to a flow.</summary>
internal enum SwitchKind
{
    /// <summary>It left the thread.</summary>
    Left,

    /// <summary>It came to a thread that was in no flow.</summary>
    Came,

    /// <summary>The same, and the thread begins work that code of this flow gave to a scheduler, such as <c>Task.Run</c>.</summary>
    Begun,

    /// <summary>It came to a thread that was in another flow, which left the thread in the same moment.</summary>
    Replaced,

    /// <summary>Code on the thread set it, as <c>t.Run</c> does, or the start of an activity.</summary>
    Set,

    /// <summary>Work that code of this flow had given to the pool was seen in the pool's queue.</summary>
    SeenScheduled,

    /// <summary>The rest of one of its methods was seen in the queue of the pool or of a loop.</summary>
    SeenResuming,
}

/// <summary>A flow came to a thread, left it, or was seen waiting for one.</summary>
internal struct Switch
{
    private const int KindBits = 3;

    /// <summary>Written last: zero means that the writer has not finished.</summary>
    public long Stamp;

    // The operation and the kind in one number, so that 64 KB hold 4096 switches.
    private int _what;
    private int _detail;

    /// <summary>The thread. Not of a flow that was seen waiting.</summary>
    public readonly int Thread => _detail;

    /// <summary>Of a flow that was seen waiting: how many ticks the look had taken when it ended at <see cref="Stamp"/>.</summary>
    public readonly int Took => _detail;

    /// <summary>Index of the operation, or -1 for the recording's own body.</summary>
    public readonly int Operation => _what >> KindBits;

    public readonly SwitchKind Kind => (SwitchKind)(_what & ((1 << KindBits) - 1));

    public void Set(int operation, SwitchKind kind, int detail) => (_what, _detail) = ((operation << KindBits) | (int)kind, detail);
}
