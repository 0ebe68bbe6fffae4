using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Lessons.Recordings.Capture;

/// <summary>A change of the number of pool threads by the runtime.</summary>
internal sealed record Adjustment(long At, int Threads, string Reason);

/// <summary>
/// Learns from the runtime when and why it changes its number of pool threads. There is one watch for the process, because
/// its setup takes milliseconds. The events are rare. They arrive some ten milliseconds late, with their own time.
/// </summary>
internal sealed class PoolWatch : EventListener
{
    private const EventKeywords Threading = (EventKeywords)0x10000;
    private const int Most = 1000;

    private static readonly Lazy<PoolWatch> Instance = new(() => new PoolWatch());

    // The base constructor may call the methods of this class before its own constructor has run, so these are static.
    private static readonly Lock Gate = new();
    private static readonly Queue<Adjustment> Heard = new();

    private EventSource? _runtime;

    /// <summary>Starts to listen. This takes a while, so the first recording starts a thread for it.</summary>
    /// <remarks>
    /// Two locks of the runtime can be taken in both orders. A listener's constructor holds the lock of all listeners while it
    /// reports the existing event sources. Listening to the runtime's own source starts a task. The first task of a process
    /// runs the static constructor of TplEventSource, or waits for the thread that runs it. That constructor makes an event
    /// source, for which it needs the lock of all listeners. With one thread in here and another in its first
    /// <c>ContinueWith</c>, both could wait without end. See EventListener and EventPipeEventDispatcher.StartDispatchTask in
    /// https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Diagnostics/Tracing/.
    /// So TplEventSource is constructed before there is a listener, and the listener's own constructor starts no task.
    /// </remarks>
    public static void Start()
    {
        _ = Task.CompletedTask.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Instance.Value.Listen();
    }

    public static Adjustment[] Adjustments()
    {
        lock (Gate) return [.. Heard];
    }

    // Called by the base constructor, with the lock of all listeners held.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") _runtime = eventSource;
    }

    private void Listen()
    {
        if (_runtime is { } runtime) EnableEvents(runtime, EventLevel.Informational, Threading);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is not { EventName: "ThreadPoolWorkerThreadAdjustmentAdjustment", Payload: [_, uint threads, uint reason, ..] }) return;
        var at = Stopwatch.GetTimestamp() - Clock.Ticks((DateTime.UtcNow - eventData.TimeStamp).TotalMilliseconds);
        lock (Gate)
        {
            if (Heard.Count == Most) Heard.Dequeue();
            Heard.Enqueue(new(at, (int)threads, Words(reason)));
        }
    }

    // In the order of ThreadAdjustmentReasonMap in
    // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Diagnostics/Tracing/NativeRuntimeEventSource.Threading.cs
    private static string Words(uint reason) => reason switch
    {
        0 => "warm-up",
        1 => "start",
        6 => "starvation",
        7 => "idle",
        8 => "cooperative blocking",
        _ => "climbing",
    };
}
