// likely: the balances were changed without holding both locks
async Task TransferAsync(Account from, Account to, int amount, CancellationToken token = default)
{
    from.Balance -= amount;
    await Task.Yield();
    to.Balance += amount;
}
