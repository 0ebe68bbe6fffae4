// likely: you did not wait for all of them
Task BreakfastAsync(Func<string, int, Task> step)
{
    step("coffee", 150);
    step("eggs", 220);
    step("bacon", 300);
    step("toast", 180);
    return Task.CompletedTask;
}
