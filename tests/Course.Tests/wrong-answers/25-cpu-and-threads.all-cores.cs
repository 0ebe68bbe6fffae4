// likely: it wrapped around: a long is too short for it
Int128 SumOnAllCores(int n, Action<int> begin)
{
    long total = 0;
    Parallel.For(0, 4, part =>
    {
        begin(part);
        long from = (long)n * part / 4, to = (long)n * (part + 1) / 4, sum = 0;
        for (long i = from; i < to; i++) sum += i * i;
        Interlocked.Add(ref total, sum);
    });
    return total;
}
