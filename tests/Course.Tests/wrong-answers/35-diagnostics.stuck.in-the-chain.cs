// likely: a method that waits for another one of the list is not the cause
string StuckMethod(Waiting[] waiting) =>
    waiting.Where(it => it.For != "TaskNode" && !it.For.StartsWith("WhenAll")).MaxBy(it => it.For.Length)!.Method;
