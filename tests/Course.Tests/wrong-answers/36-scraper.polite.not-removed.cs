// likely: the page that you return has to leave `waiting`, and null means that none may go now
Uri Polite(List<Uri> waiting, IReadOnlyCollection<Uri> away) =>
    waiting.Find(url => away.Count(other => other.Authority == url.Authority) < 2);
