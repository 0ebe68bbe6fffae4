using Lessons.World;

namespace Lessons.Tests.World;

public class TaskGroupTests
{
    [Fact(Timeout = 120_000)]
    public async Task It_ends_after_the_last_child_also_of_children_of_children()
    {
        var log = new List<string>();
        var gate = new Gate();
        var group = TaskGroup.RunAsync(group =>
        {
            group.Start(async _ =>
            {
                await gate;
                log.Add("child");
                group.Start(async _ =>
                {
                    await Task.Yield();
                    log.Add("grandchild");
                });
            });
            log.Add("body");
            return Task.CompletedTask;
        });
        Assert.False(group.IsCompleted);
        gate.Open();
        await group;
        Assert.Equal(["body", "child", "grandchild"], log);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_child_is_its_own_task_with_its_own_result() =>
        await TaskGroup.RunAsync(async group =>
        {
            var child = group.Start(_ => Task.FromResult(5));
            Assert.Equal(5, await child);
        });

    [Fact(Timeout = 120_000)]
    public async Task What_a_callback_on_the_token_throws_is_a_failure_too_and_ends_no_child_early()
    {
        var last = new Gate();
        var group = TaskGroup.RunAsync(group =>
        {
            group.Token.Register(() => throw new FormatException("in a callback"));
            group.Start(_ => Task.FromException(new IOException("no answer")));
            group.Start(async _ => await last);
            return Task.CompletedTask;
        });
        Assert.False(group.IsCompleted);
        last.Open();
        var exception = await Assert.ThrowsAsync<AggregateException>(() => group);
        Assert.Equal(["no answer", "in a callback"], exception.InnerExceptions.Select(e => e.Message));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_first_failure_stops_the_siblings_and_is_thrown_after_they_have_stopped()
    {
        var gate = new Gate();
        Task? sibling = null;
        var group = TaskGroup.RunAsync(group =>
        {
            group.Start(token => sibling = Task.Delay(Timeout.Infinite, token));
            group.Start(async _ =>
            {
                await gate;
                throw new FormatException("first");
            });
            return Task.CompletedTask;
        });
        gate.Open();
        var exception = await Assert.ThrowsAsync<AggregateException>(() => group);
        Assert.Equal("first", Assert.IsType<FormatException>(Assert.Single(exception.InnerExceptions)).Message);
        Assert.True(sibling!.IsCanceled);
    }

    [Fact(Timeout = 120_000)]
    public async Task All_failures_are_there_the_first_one_first()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(group =>
        {
            group.Start(async token =>
            {
                try { await Task.Delay(Timeout.Infinite, token); }
                finally { throw new FormatException("second"); }
            });
            group.Start(_ => Task.FromException(new FormatException("first")));
            return Task.CompletedTask;
        }));
        Assert.Equal(["first", "second"], exception.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failing_body_stops_the_children()
    {
        Task? child = null;
        var exception = await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(group =>
        {
            group.Start(token => child = Task.Delay(Timeout.Infinite, token));
            throw new FormatException();
        }));
        Assert.IsType<FormatException>(exception.InnerException);
        Assert.True(child!.IsCanceled);
    }

    [Fact(Timeout = 120_000)]
    public async Task Cancelling_from_outside_stops_everybody()
    {
        using var source = new CancellationTokenSource();
        Task? child = null;
        var group = TaskGroup.RunAsync(group =>
        {
            group.Start(token => child = Task.Delay(Timeout.Infinite, token));
            return Task.CompletedTask;
        }, source.Token);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => group);
        Assert.True(child!.IsCanceled);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(group =>
        {
            group.Start(_ => Task.FromCanceled(new(true)));
            return Task.CompletedTask;
        }));
        Assert.IsAssignableFrom<OperationCanceledException>(exception.InnerException);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_group_in_a_group_fails_with_it_and_is_stopped_with_it()
    {
        Task? innerChild = null;
        var exception = await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(outer =>
        {
            outer.Start(token => TaskGroup.RunAsync(inner =>
            {
                inner.Start(token => innerChild = Task.Delay(Timeout.Infinite, token));
                return Task.CompletedTask;
            }, token));
            outer.Start(token => TaskGroup.RunAsync(inner => throw new FormatException(), token));
            return Task.CompletedTask;
        }));
        Assert.IsType<FormatException>(exception.Flatten().InnerException);
        Assert.True(innerChild!.IsCanceled);
    }

    [Fact(Timeout = 120_000)]
    public async Task Nothing_starts_in_a_group_that_has_ended()
    {
        TaskGroup? ended = null;
        await TaskGroup.RunAsync(group =>
        {
            ended = group;
            return Task.CompletedTask;
        });
        Assert.Throws<InvalidOperationException>(() => ended!.Start(_ => Task.CompletedTask));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_child_throws_at_its_call_is_the_callers()
    {
        await TaskGroup.RunAsync(group =>
        {
            Assert.Throws<FormatException>(() => group.Start(Task (_) => throw new FormatException()));
            return Task.CompletedTask;
        });
    }
}
