using NetMQ;

namespace Notebooks.Jupyter.Transport;

/// <summary>The one thread that may touch the sockets: they are not made for more.</summary>
internal sealed class Owner : IDisposable
{
    private readonly NetMQPoller _poller = new();

    /// <summary>Begins to serve sockets. The thread does not keep the process alive.</summary>
    public void Start() => _poller.RunAsync("ZeroMQ", isBackgroundThread: true);

    /// <summary>Listens to a socket from now on.</summary>
    public void Listen(NetMQSocket socket) => _poller.Add(socket);

    /// <summary>Does not listen to a socket for now.</summary>
    public void Ignore(NetMQSocket socket) => _poller.Remove(socket);

    /// <summary>Has the thread do something, in order, and does not wait for it.</summary>
    public void Do(Action action) => _ = DoAsync(action);

    /// <summary>Has the thread do something. After the end of the thread, nothing happens.</summary>
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
