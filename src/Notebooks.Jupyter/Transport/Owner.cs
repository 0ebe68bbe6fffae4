using NetMQ;

namespace Notebooks.Jupyter.Transport;

/// <summary>The only thread that may use the sockets, because they are not made for several threads.</summary>
internal sealed class Owner : IDisposable
{
    private readonly NetMQPoller _poller = new();

    /// <summary>Begins to serve sockets. The thread does not keep the process alive.</summary>
    public void Start() => _poller.RunAsync("ZeroMQ", isBackgroundThread: true);

    /// <summary>Listens to a socket from now on.</summary>
    public void Listen(NetMQSocket socket) => _poller.Add(socket);

    /// <summary>Runs an action on the thread again and again. It must be called before <see cref="Start"/>.</summary>
    public void Every(TimeSpan period, Action action)
    {
        var timer = new NetMQTimer(period);
        timer.Elapsed += (_, _) => action();
        _poller.Add(timer);
    }

    /// <summary>Does not listen to a socket for now.</summary>
    public void Ignore(NetMQSocket socket) => _poller.Remove(socket);

    /// <summary>Runs an action on the thread, in order, and does not wait for it.</summary>
    public void Do(Action action) => _ = DoAsync(action);

    /// <summary>Runs an action on the thread. After the end of the thread, nothing happens.</summary>
    public Task DoAsync(Action action)
    {
        var task = new Task(action, TaskCreationOptions.None);
        try
        {
            task.Start(_poller);
            return task;
        }
        catch (TaskSchedulerException)
        {
            return Task.CompletedTask;
        }
    }

    public void Dispose() => _poller.Dispose();
}
