// likely: the callback ran inline, on the thread that posted it
class TinyLoop : LoopBase
{
    public override void Post(SendOrPostCallback callback, object? state) => callback(state);
}
