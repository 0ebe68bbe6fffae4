using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>Makes a span of each activity that starts in a session's flows, from any source, and of no others.</summary>
internal sealed class SpanListener : IDisposable
{
    private readonly RecordingSession _session;
    private readonly ActivityListener _listener;

    public SpanListener(RecordingSession session)
    {
        _session = session;
        _listener = new()
        {
            ShouldListenTo = static _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => Sample(),
            SampleUsingParentId = (ref ActivityCreationOptions<string> _) => Sample(),
            ActivityStarted = Started,
            ActivityStopped = Stopped,
            ExceptionRecorder = (Activity activity, Exception exception, ref TagList _) => SpanOf(activity)?.Threw(exception),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private ActivitySamplingResult Sample() =>
        Flow.Current?.Session == _session ? ActivitySamplingResult.AllData : ActivitySamplingResult.None;

    // Called in the code that starts the activity. It changes that code's flow exactly as the activity itself does.
    private void Started(Activity activity)
    {
        if (Span.Live(Flow.Current) is not { } flow || flow.Session != _session) return;
        if (_session.Begin(activity, flow) is not { } span) return;
        activity.SetCustomProperty(Key, span);
        Flow.Become(span);
    }

    private void Stopped(Activity activity)
    {
        if (SpanOf(activity) is not { } span) return;
        span.Stop();
        if (Flow.Current == span) Flow.Become(Span.Live(span));
    }

    private Span? SpanOf(Activity activity) => activity.GetCustomProperty(Key) is Span span && span.Session == _session ? span : null;

    private const string Key = "Lessons.Recordings.Span";
}
