// likely: the callbacks never ran
class TinyLoop : LoopBase
{
    private readonly Queue<Action> waiting = [];

    public override void Post(SendOrPostCallback callback, object? state) => waiting.Enqueue(() => callback(state));
}
