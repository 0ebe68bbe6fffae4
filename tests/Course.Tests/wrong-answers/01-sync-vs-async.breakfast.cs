// likely: you awaited each step where you started it
async Task BreakfastAsync(Func<string, int, Task> step)
{
    await step("coffee", 150);
    await step("eggs", 220);
    await step("bacon", 300);
    await step("toast", 180);
}
