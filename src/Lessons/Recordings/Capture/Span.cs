using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>
/// An activity that started in a recorded flow. Until it stops, the flow belongs to the span, as
/// <see cref="Activity.Current"/> does. The flow also still belongs to the operation that the span is part of.
/// </summary>
internal sealed class Span(RecordingSession session, int index, Activity activity, Op? parent, Op outer)
    : Op(session, index, "", parent, outer)
{
    private Exception? _exception;

    public string Source => activity.Source.Name;

    /// <summary>Read late, because instrumentation refines the name while the activity runs.</summary>
    public override string Name =>
        (string.IsNullOrWhiteSpace(activity.DisplayName) ? activity.OperationName : activity.DisplayName)
        + (activity.GetTagItem("url.full") is string url && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? $" {uri.AbsolutePath}" : "");

    public override Outcome Outcome =>
        activity.Status != ActivityStatusCode.Error ? Outcome.Completed
        : _exception is OperationCanceledException ? Outcome.Cancelled
        : Outcome.Faulted;

    public override Exception? Exception => Outcome == Outcome.Faulted ? _exception : null;

    protected override Op Waiter => Host;

    /// <summary>The lesson's operation, or the root, that this span is part of.</summary>
    public Op Host => Outer is Span span ? span.Host : Outer!;

    public void Threw(Exception exception) => _exception = exception;

    public void Stop() => End();

    /// <summary>The innermost flow that has not ended, from a given one outwards: a flow's copy can outlive its span.</summary>
    public static Op? Live(Op? op)
    {
        while (op is Span { Ended: not 0 }) op = op.Outer;
        return op;
    }
}
