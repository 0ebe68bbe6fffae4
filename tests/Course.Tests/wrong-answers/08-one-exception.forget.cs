// likely: it waits for the work: start it, and return
void Forget(Func<Task> start, Action<Exception> log)
{
    try { start().Wait(); }
    catch (AggregateException e) { log(e.InnerException!); }
}
