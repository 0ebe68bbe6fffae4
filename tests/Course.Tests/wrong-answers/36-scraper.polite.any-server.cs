// likely: the server of a page was not looked at
Uri Polite(List<Uri> waiting, IReadOnlyCollection<Uri> away) => First(waiting, away);
