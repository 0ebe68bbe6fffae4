// likely: the last, shorter batch is missing
async IAsyncEnumerable<List<int>> BatchAsync(
    IAsyncEnumerable<int> source, int size, [EnumeratorCancellation] CancellationToken token = default)
{
    List<int> batch = [];
    await foreach (int item in source.WithCancellation(token))
    {
        batch.Add(item);
        if (batch.Count < size) continue;
        yield return batch;
        batch = [];
    }
}
