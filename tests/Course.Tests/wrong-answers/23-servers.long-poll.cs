// likely: the stop would wait for news: use `ApplicationStopping`
async Task<string> NewsAsync(
    ChannelReader<string> news, IHostApplicationLifetime host, CancellationToken aborted)
{
    return await news.ReadAsync(aborted);
}
