using System.Runtime.CompilerServices;

namespace Lessons.Costs;

/// <summary>The ways to answer a question asynchronously, from the cheapest to the dearest.</summary>
public static class OneAwait
{
#pragma warning disable CS1998 // They are asynchronous in name only: the answer is there.

    /// <summary>No await at all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Plain(int number) => number;

    /// <summary>A value, and no task around it.</summary>
    public static async ValueTask<int> ValueAsync(int number) => number;

    /// <summary>A task; those of −1 to 8 exist already.</summary>
    public static async Task<int> TaskAsync(int number) => number;

#pragma warning restore CS1998

    /// <summary>Waits, in a task.</summary>
    /// <param name="door">What it waits for.</param>
    public static async Task<int> WaitingTaskAsync(Door door) => await door.OpensAsync();

    /// <summary>Waits; what it needs meanwhile is on the heap all the same.</summary>
    /// <param name="door">What it waits for.</param>
    public static async ValueTask<int> WaitingValueAsync(Door door) => await door.OpensAsync();

    /// <summary>Waits; what it needs meanwhile was somebody's before, and will be somebody's after.</summary>
    /// <param name="door">What it waits for.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<int> PooledAsync(Door door) => await door.OpensAsync();
}
