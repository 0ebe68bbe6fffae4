// likely: the first page in the list held up the other server's: look further
Uri Polite(List<Uri> waiting, IReadOnlyCollection<Uri> away)
{
    if (waiting.Count == 0) return null;
    Uri next = waiting[0];
    if (away.Count(other => other.Authority == next.Authority) >= 2) return null;
    waiting.RemoveAt(0);
    return next;
}
