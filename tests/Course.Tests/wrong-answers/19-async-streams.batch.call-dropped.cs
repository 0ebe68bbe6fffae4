// likely: a token is lost: take that of the call and that of the loop, and hand them to the source
IAsyncEnumerable<List<int>> BatchAsync(
    IAsyncEnumerable<int> source, int size, CancellationToken token = default)
{
    ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
    return BatchesAsync(default);

    async IAsyncEnumerable<List<int>> BatchesAsync([EnumeratorCancellation] CancellationToken token)
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
}
