// likely: one at a time is more polite than asked
Uri Polite(List<Uri> waiting, IReadOnlyCollection<Uri> away)
{
    Uri next = waiting.Find(url => away.All(other => other.Authority != url.Authority));
    if (next is not null) waiting.Remove(next);
    return next;
}
