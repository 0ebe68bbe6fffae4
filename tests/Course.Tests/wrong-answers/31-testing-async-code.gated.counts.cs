// likely: it counts wrongly
async Task<bool> LoadsOnceAsync(Func<Func<Task<int>>, Func<Task<int>>> makeCache)
{
    int loads = 0;
    var get = makeCache(async () => { loads++; await Task.Yield(); return 42; });
    await Task.WhenAll(get(), get());
    return loads == 2;
}
