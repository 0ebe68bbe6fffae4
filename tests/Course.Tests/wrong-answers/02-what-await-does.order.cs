// likely: B's await gave the thread back: what it awaits must be finished
async Task AAsync(List<string> log, Task gate)
{
    log.Add("A1");
    await BAsync(log);
    log.Add("A2");
    await gate;
    log.Add("A3");
}

async Task BAsync(List<string> log)
{
    log.Add("B1");
    await Task.Yield();
    log.Add("B2");
}
