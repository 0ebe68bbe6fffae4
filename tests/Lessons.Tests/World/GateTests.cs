using Lessons.World;

namespace Lessons.Tests.World;

public class GateTests
{
    [Fact(Timeout = 120_000)]
    public async Task Tasks_finish_in_the_order_their_gates_are_opened()
    {
        var gates = new Gates();
        var finished = new List<string>();
        Task[] tasks = [FetchAsync("users"), FetchAsync("posts"), FetchAsync("comments")];
        Assert.Empty(finished);

        await gates.OpenAsync("comments", tasks[2]);
        await gates.OpenAsync("users", tasks[0]);
        await gates.OpenAsync("posts", tasks[1]);
        Assert.Equal(["comments", "users", "posts"], finished);

        async Task FetchAsync(string name)
        {
            await gates[name];
            finished.Add(name);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Whoever_opens_a_gate_does_not_run_those_who_waited()
    {
        var gate = new Gate();
        using var go = new ManualResetEventSlim();
        var waiter = WaitAsync();
        gate.Open();
        gate.Open();

        // Had Open run the waiter, it would still be in there: only this lets the waiter end.
        go.Set();
        await waiter;
        Assert.True(gate.IsOpen);

        async Task WaitAsync()
        {
            await gate;
            go.Wait();
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failing_effect_is_still_an_effect()
    {
        var gate = new Gate();
        var failing = FailAsync();
        await gate.OpenAsync(failing);
        Assert.True(failing.IsFaulted);

        async Task FailAsync()
        {
            await gate;
            throw new FormatException();
        }
    }
}
