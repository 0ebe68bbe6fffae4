// likely: a token is lost: take that of the call and that of the loop, and hand them to the source
async IAsyncEnumerable<List<int>> BatchAsync(
    IAsyncEnumerable<int> source, int size, [EnumeratorCancellation] CancellationToken token = default)
{
    List<int> batch = [];
    await foreach (int item in source)
    {
        batch.Add(item);
        if (batch.Count < size) continue;
        yield return batch;
        batch = [];
    }
    if (batch.Count > 0) yield return batch;
}
