// likely: the cancellation came out as an exception: catch it, and answer
async Task<string> NewsAsync(
    ChannelReader<string> news, IHostApplicationLifetime host, CancellationToken aborted)
{
    using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, host.ApplicationStopping);
    return await news.ReadAsync(either.Token);
}
