// likely: the two calls never overlap: open the gate after both have been made, and sleep nowhere
async Task<bool> LoadsOnceAsync(Func<Func<Task<int>>, Func<Task<int>>> makeCache)
{
    int loads = 0;
    var get = makeCache(async () => { loads++; await Task.Delay(5); return 42; });
    Task<int> first = get();
    await first;
    await get();
    return loads == 1;
}
