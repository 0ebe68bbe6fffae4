// likely: a deadlock: two transfers each hold the lock that the other wants. Lock in one order
async Task TransferAsync(Account from, Account to, int amount, CancellationToken token = default)
{
    await from.Mutex.WaitAsync();
    try
    {
        await to.Mutex.WaitAsync();
        try
        {
            from.Balance -= amount;
            to.Balance += amount;
        }
        finally { to.Mutex.Release(); }
    }
    finally { from.Mutex.Release(); }
}
