// likely: it waits for a permit that another one holds
string StuckMethod(Waiting[] waiting) => waiting.First(it => it.For == "TaskNode").Method;
