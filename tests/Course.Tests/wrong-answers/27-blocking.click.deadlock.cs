// likely: a deadlock: it blocks the thread that its answer needs
async Task ClickAsync(Window window, Func<Task<string>> load)
{
    window.Text = load().Result;
}
