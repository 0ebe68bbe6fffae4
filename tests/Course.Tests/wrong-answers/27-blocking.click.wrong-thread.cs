// likely: ConfigureAwait(false) left the loop and its window
async Task ClickAsync(Window window, Func<Task<string>> load)
{
    window.Text = await load().ConfigureAwait(false);
}
