// likely: you did not wait for all of them
async Task BreakfastAsync(Func<string, int, Task> step)
{
    Task coffee = step("coffee", 150);
    Task eggs = step("eggs", 220);
    Task bacon = step("bacon", 300);
    Task toast = step("toast", 180);
    await toast;
}
