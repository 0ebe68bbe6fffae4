// likely: one part after the other: the first never saw a second
Int128 SumOnAllCores(int n, Action<int> begin)
{
    Int128 sum = 0;
    for (int part = 0; part < 4; part++)
    {
        begin(part);
        long from = (long)n * part / 4, to = (long)n * (part + 1) / 4;
        for (long i = from; i < to; i++) sum += i * i;
    }
    return sum;
}
