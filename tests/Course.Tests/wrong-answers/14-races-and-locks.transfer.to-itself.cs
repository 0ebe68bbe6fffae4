// likely: it waits for the lock that it holds itself: the two accounts may be one
async Task TransferAsync(Account from, Account to, int amount, CancellationToken token = default)
{
    var (first, second) = from.Number < to.Number ? (from, to) : (to, from);
    await first.Mutex.WaitAsync(token);
    try
    {
        await second.Mutex.WaitAsync(token);
        try
        {
            from.Balance -= amount;
            await Task.Yield();
            to.Balance += amount;
        }
        finally { second.Mutex.Release(); }
    }
    finally { first.Mutex.Release(); }
}
