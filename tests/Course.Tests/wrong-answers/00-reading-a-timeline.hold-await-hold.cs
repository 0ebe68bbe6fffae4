// likely: it never let go of its thread: Thread.Sleep where an await was asked
async Task HoldAwaitHoldAsync()
{
    Compute(30);
    Thread.Sleep(120);
    Compute(30);
}
