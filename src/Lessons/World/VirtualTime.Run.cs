namespace Lessons.World;

public sealed partial class VirtualTime
{
    /// <summary>
    /// Runs the body on an event loop, on its own thread, and jumps to the next timer whenever nothing is left to run. The
    /// body may wait only for virtual things: the clock does not see a socket, or a delay without this provider, and jumps
    /// past it. It also jumps past a pool thread that computes for more than half a second, or when other code keeps the pool
    /// busy. A body that waits for something that no code will complete fails, instead of waiting without end.
    /// </summary>
    /// <param name="body">The code to run. Its failure is thrown from the returned task.</param>
    /// <returns>The virtual time that it took.</returns>
    public Task<TimeSpan> RunAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(async () =>
        {
            var started = GetTimestamp();
#pragma warning disable CA2007 // The loop is where this belongs: from the pool, the clock might be read after the next jump.
            await body();
#pragma warning restore CA2007
            return GetElapsedTime(started);
        });
    }

    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    /// <returns>The body's result.</returns>
    public Task<T> RunAsync<T>(Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => RunOnLoop(body, done)) { IsBackground = true, Name = "virtual time" }.Start();
        return done.Task;
    }

    private void RunOnLoop<T>(Func<Task<T>> body, TaskCompletionSource<T> done)
    {
        Task<T>? task = null;
        var quiet = new Quiet();
        EventLoop? loop = null;
        using (loop = new("virtual time") { Idle = Jump })
            try
            {
                loop.RunUntilComplete(Task () => task = body());
            }
            catch (Exception exception) when (task is not { IsCompleted: true })
            {
                done.SetException(exception);
                return;
            }
            catch
            {
                // The task has the exception.
            }
        done.SetFromTask(task!);

        bool Jump()
        {
            quiet.Wait();
            if (CanRun() || FireNext()) return true;
            if (quiet.Lasts(() => CanRun() || HasTimer)) throw new InvalidOperationException(
                "Virtual time stands still: nothing can run, and no timer is set. The body waits for something that nobody will complete.");
            return true;
        }

        bool CanRun() => loop!.HasWork || task!.IsCompleted;
    }
}
