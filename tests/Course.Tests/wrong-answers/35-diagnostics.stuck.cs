// likely: it waits for its three methods, and goes on after them
string StuckMethod(Waiting[] waiting) => waiting.Single(it => it.For.StartsWith("WhenAll")).Method;
