// likely: no deadlock, but the loop stood still: Task.Run(…).Result blocks, too
async Task ClickAsync(Window window, Func<Task<string>> load)
{
    window.Text = Task.Run(load).Result;
}
