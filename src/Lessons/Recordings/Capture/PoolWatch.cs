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

    public static void Start() => _ = Instance.Value;

    public static Adjustment[] Adjustments()
    {
        lock (Gate) return [.. Heard];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Informational, Threading);
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
