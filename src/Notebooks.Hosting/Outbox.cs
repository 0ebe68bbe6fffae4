using Notebooks.Hosting.Lifetime;
using Notebooks.Protocol;

namespace Notebooks.Hosting;

/// <summary>Sends messages to the runner. Nothing follows the last message. If the runner is gone, the process ends.</summary>
internal sealed class Outbox(MessageStream channel)
{
    private readonly Lock _gate = new();
    private bool _closed;

    public void Send(Event message) => Send(message, isLast: false);

    public void SendLast(Event message) => Send(message, isLast: true);

    private void Send(Event message, bool isLast)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = isLast;
            try
            {
                channel.Send(message);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                ProcessEnd.Now();
            }
        }
    }
}
