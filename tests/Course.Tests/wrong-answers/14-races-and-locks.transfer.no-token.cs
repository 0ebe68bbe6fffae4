// likely: nobody looked at the token: give it to both waits
async Task TransferAsync(Account from, Account to, int amount, CancellationToken token = default)
{
    if (from == to) return;
    var (first, second) = from.Number < to.Number ? (from, to) : (to, from);
    await first.Mutex.WaitAsync();
    try
    {
        await second.Mutex.WaitAsync();
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
