// likely: the token is not received: [EnumeratorCancellation], and WithCancellation for the source
async IAsyncEnumerable<List<int>> BatchAsync(
    IAsyncEnumerable<int> source, int size, CancellationToken token = default)
{
    List<int> batch = [];
    await foreach (int item in source.WithCancellation(token))
    {
        batch.Add(item);
        if (batch.Count < size) continue;
        yield return batch;
        batch = [];
    }
    if (batch.Count > 0) yield return batch;
}
