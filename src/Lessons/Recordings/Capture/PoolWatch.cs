using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Lessons.Recordings.Capture;

/// <summary>The runtime gave its pool another number of threads.</summary>
internal sealed record Adjustment(long At, int Threads, string Reason);

/// <summary>
/// Hears from the runtime when and why it changes its number of pool threads. There is one for the whole process: it
/// takes milliseconds to set up, and the events are rare. They arrive some ten milliseconds late, with their own time.
/// </summary>
internal sealed class PoolWatch : EventListener
{
    private const EventKeywords Threading = (EventKeywords)0x10000;
    private const int Most = 1000;

    private static readonly Lazy<PoolWatch> Instance = new(() => new PoolWatch());

    // The base constructor may call us back before a field of this class is set.
    private static readonly Lock Gate = new();
    private static readonly Queue<Adjustment> Heard = new();

    private EventSource? _runtime;

    /// <summary>Starts to listen, which takes a while: the first recording has a thread do it.</summary>
    /// <remarks>
    /// Two locks of the runtime can be taken in both orders. A listener's constructor holds the one of all listeners while it
    /// tells of the event sources that there are. Listening to the runtime's own source starts a task, and the first task of a
    /// process runs the static constructor of TplEventSource, or waits for whoever runs it; that constructor makes an event
    /// source, for which it needs the lock of all listeners. With one thread in here and another in its first
    /// <c>ContinueWith</c>, both could wait for ever. See EventListener and EventPipeEventDispatcher.StartDispatchTask in
    /// https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Diagnostics/Tracing/.
    /// So that constructor has run before there is a listener, and no task is started in the listener's own.
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
