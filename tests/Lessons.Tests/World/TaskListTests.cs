using Lessons.World;

namespace Lessons.Tests.World;

/// <summary>The list of tasks that .NET keeps for debuggers. It is one for the whole process.</summary>
[Collection(Alone.Name)]
public class TaskListTests
{
    private readonly TaskCompletionSource _end = new();

    [Fact(Timeout = 120_000)]
    public async Task It_has_the_methods_that_wait_and_what_each_of_them_waits_for()
    {
        using var tasks = TaskList.Start();
        var (outer, all, permit, yielded) = (ListedOuterAsync(), ListedAllAsync(), ListedPermitAsync(), ListedDoneAsync());
        await yielded;

        var found = tasks.Find(nameof(ListedOuterAsync), nameof(ListedInnerAsync), nameof(ListedAllAsync), nameof(ListedPermitAsync), nameof(ListedDoneAsync));
        Assert.Equal(new HashSet<Waiting>
        {
            new(nameof(ListedOuterAsync), nameof(ListedInnerAsync)),
            new(nameof(ListedInnerAsync), "Task"),
            new(nameof(ListedAllAsync), "WhenAllPromise"),
            new(nameof(ListedPermitAsync), "TaskNode"),
        }, [.. found]);

        _end.SetResult();
        await Task.WhenAll(outer, all);
        Assert.Equal([nameof(ListedPermitAsync)], tasks.Find(nameof(ListedOuterAsync), nameof(ListedInnerAsync), nameof(ListedAllAsync), nameof(ListedPermitAsync)).Select(it => it.Method));
        Assert.False(permit.IsCompleted);
    }

    [Fact(Timeout = 120_000)]
    public async Task Switched_off_it_has_nothing_that_began_since()
    {
        var tasks = TaskList.Start();
        tasks.Dispose();
        var late = ListedLateAsync();
        Assert.Empty(tasks.Find(nameof(ListedLateAsync)));
        _end.SetResult();
        await late;
    }

    private async Task ListedOuterAsync() => await ListedInnerAsync();

    private async Task ListedInnerAsync() => await _end.Task;

    private async Task ListedAllAsync() => await Task.WhenAll(_end.Task, Task.Delay(0));

    private async Task ListedLateAsync() => await _end.Task;

    private static async Task ListedPermitAsync() => await new SemaphoreSlim(0).WaitAsync();

    private static async Task ListedDoneAsync() => await Task.Yield();
}
