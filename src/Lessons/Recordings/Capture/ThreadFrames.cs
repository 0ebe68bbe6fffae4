namespace Lessons.Recordings.Capture;

/// <summary>
/// The flows whose code is on one thread's stack, rebuilt from the switches of that thread. The one on top runs. Those below
/// called it, or are inside a call that runs the continuation of another flow: they hold the thread as well.
/// </summary>
internal sealed class ThreadFrames(int thread, Action<int, Slice> held, Action<int, Inlined> inlined)
{
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<int, long> _open = [];

    /// <summary>Code on the thread called <c>t.Run</c>: the new flow is inside of the one that called.</summary>
    public void Call(int[] flows, long stamp) => Push(flows, stamp, null);

    /// <summary>An activity started or stopped: it changes the flow of the code that runs, which stays where it is.</summary>
    public void Become(int[] flows, long stamp)
    {
        if (_frames.Count == 0) Push(flows, stamp, null);
        else Replace(flows, stamp);
    }

    /// <summary>A flow came to the thread, which was in none.</summary>
    public void Come(int[] flows, long stamp)
    {
        if (_frames is [.., var below, { IsHole: true }] && below.Flow == flows[0]) Pop(stamp);
        else Push(flows, stamp, null);
    }

    /// <summary>A flow left the thread, and another one came in its place, or none.</summary>
    public void Leave(int flow, int[] next, long stamp)
    {
        if (_frames is not [.., var last] || last.Flow != flow) Find(flow, stamp);
        var own = _frames[^1];
        var below = _frames.Count > 1 ? _frames[^2] : null;
        if (next is [])
        {
            // A return would lead to the frame below. So code without a flow runs inside this one.
            if (below is { IsHole: false }) Push([], stamp, own);
            else Pop(stamp);
        }
        else if (next[0] == flow) return;
        else if (below?.Flow == next[0]) Pop(stamp);
        else if (own.Was?.Contains(next[0]) == true) Replace(next, stamp);
        else Push(next, stamp, own);
    }

    /// <summary>Nothing more is known.</summary>
    public void End(long stamp)
    {
        while (_frames.Count > 0) Pop(stamp);
    }

    private void Push(int[] flows, long stamp, Frame? host)
    {
        _frames.Add(new(flows, host, stamp));
        foreach (var flow in flows) _open.TryAdd(flow, stamp);
    }

    private void Replace(int[] flows, long stamp)
    {
        var left = _frames[^1].Flows;
        _frames[^1].Become(flows);
        foreach (var flow in flows) _open.TryAdd(flow, stamp);
        Close(left, stamp);
    }

    private void Pop(long stamp)
    {
        var top = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        if (top is { Host: { } host, Own: >= 0 and var runs })
            foreach (var flow in host.Flows)
                if (!top.Flows.Contains(flow)) inlined(flow, new(thread, top.Since, stamp, runs));
        Close(top.Flows, stamp);
    }

    /// <summary>Ends the slices of the flows that are in no other frame.</summary>
    private void Close(int[] flows, long stamp)
    {
        foreach (var flow in flows)
            if (!IsOnTheStack(flow) && _open.Remove(flow, out var start))
                held(flow, new(thread, start, stamp));
    }

    private bool IsOnTheStack(int flow)
    {
        foreach (var frame in _frames)
            if (frame.Flows.Contains(flow)) return true;
        return false;
    }

    /// <summary>Makes a flow that leaves the topmost, whatever was missed of those above it.</summary>
    private void Find(int flow, long stamp)
    {
        if (!_frames.Exists(frame => frame.Flow == flow)) Push([flow], stamp, null);
        while (_frames[^1].Flow != flow) Pop(stamp);
    }

    /// <param name="flows">The flow, and those around it, from the inside out; none for code without a flow.</param>
    /// <param name="host">The frame whose code runs this one's continuation, if it is one.</param>
    /// <param name="since">When it came.</param>
    private sealed class Frame(int[] flows, Frame? host, long since)
    {
        private const int None = -2;

        public int[] Flows { get; private set; } = flows;

        public Frame? Host { get; } = host;

        public long Since { get; } = since;

        public bool IsHole => Flows.Length == 0;

        public int Flow => Flows.Length > 0 ? Flows[0] : None;

        /// <summary>The operation of the lesson: spans are parts of it.</summary>
        public int Own => Flows.Length > 0 ? Flows[^1] : None;

        /// <summary>The flows that it was before an activity changed it, if one did.</summary>
        public HashSet<int>? Was { get; private set; }

        public void Become(int[] flows)
        {
            if (flows[0] != Flow) (Was ??= []).Add(Flow);
            Flows = flows;
        }
    }
}
