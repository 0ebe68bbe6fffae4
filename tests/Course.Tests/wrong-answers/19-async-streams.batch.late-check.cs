// likely: an iterator looks at it with the first item: put a method without `yield` in front
async IAsyncEnumerable<List<int>> BatchAsync(
    IAsyncEnumerable<int> source, int size, [EnumeratorCancellation] CancellationToken token = default)
{
    ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
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
