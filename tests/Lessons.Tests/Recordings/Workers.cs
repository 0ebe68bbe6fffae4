using System.Collections.Concurrent;

namespace Lessons.Tests;

/// <summary>A task scheduler with a number of threads of its own.</summary>
internal sealed class Workers : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _queue = [];
    private readonly List<Thread> _threads = [];

    public Workers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var thread = new Thread(() =>
            {
                foreach (var task in _queue.GetConsumingEnumerable()) TryExecuteTask(task);
            }) { IsBackground = true };
            _threads.Add(thread);
            thread.UnsafeStart();
        }
    }

    public IEnumerable<int> Ids => _threads.Select(thread => thread.ManagedThreadId);

    public override int MaximumConcurrencyLevel => _threads.Count;

    public Task Run(Func<Task> body) =>
        Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    public void Dispose() => _queue.CompleteAdding();

    protected override void QueueTask(Task task) => _queue.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _threads.Contains(Thread.CurrentThread) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;
}
