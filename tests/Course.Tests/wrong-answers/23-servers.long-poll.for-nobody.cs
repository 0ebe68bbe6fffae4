// likely: it waits on, for nobody: use `aborted`
async Task<string> NewsAsync(
    ChannelReader<string> news, IHostApplicationLifetime host, CancellationToken aborted)
{
    try { return await news.ReadAsync(host.ApplicationStopping); }
    catch (OperationCanceledException) { return "nothing new"; }
}
