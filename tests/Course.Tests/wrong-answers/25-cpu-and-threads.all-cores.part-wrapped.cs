// likely: a part has wrapped around, or two threads wrote to one total
Int128 SumOnAllCores(int n, Action<int> begin)
{
    var sums = new long[4];
    Parallel.For(0, 4, part =>
    {
        begin(part);
        long from = (long)n * part / 4, to = (long)n * (part + 1) / 4;
        for (long i = from; i < to; i++) sums[part] += i * i;
    });
    return (Int128)sums[0] + sums[1] + sums[2] + sums[3];
}
