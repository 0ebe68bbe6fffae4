using System.Runtime.CompilerServices;

namespace Lessons.Costs;

/// <summary>The ways to answer a question asynchronously, from the cheapest to the most expensive.</summary>
public static class OneAwait
{
#pragma warning disable CS1998 // These methods are asynchronous in name only: their answer is there.

    /// <summary>No await at all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Plain(int number) => number;

    /// <summary>A value without a task around it.</summary>
    public static async ValueTask<int> ValueAsync(int number) => number;

    /// <summary>A task. The tasks for −1 to 8 exist already.</summary>
    public static async Task<int> TaskAsync(int number) => number;

#pragma warning restore CS1998

    /// <summary>Waits, and returns a task.</summary>
    /// <param name="door">The door that it waits for.</param>
    public static async Task<int> WaitingTaskAsync(Door door) => await door.OpensAsync();

    /// <summary>Waits. Its state during the wait still goes to the heap.</summary>
    /// <param name="door">The door that it waits for.</param>
    public static async ValueTask<int> WaitingValueAsync(Door door) => await door.OpensAsync();

    /// <summary>Waits. Its state during the wait comes from a pool, and returns to the pool.</summary>
    /// <param name="door">The door that it waits for.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<int> PooledAsync(Door door) => await door.OpensAsync();
}
