// likely: the balances were changed without holding both locks
async Task TransferAsync(Account from, Account to, int amount, CancellationToken token = default)
{
    await from.Mutex.WaitAsync();
    try
    {
        from.Balance -= amount;
        to.Balance += amount;
    }
    finally { from.Mutex.Release(); }
}
