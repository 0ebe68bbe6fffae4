using Notebooks.Protocol.Wire;

namespace Notebooks.Protocol;

/// <summary>The conversation of a runner with a host. Any thread may send; one at a time may read, also while others send.</summary>
/// <param name="stream">A duplex stream, which the caller keeps and disposes.</param>
/// <remarks>All methods throw <see cref="IOException"/> when the other side is gone, and <see cref="InvalidDataException"/> for a message that is too long or invalid.</remarks>
public sealed class MessageStream(Stream stream)
{
    private readonly FramedStream _frames = new(stream);

    /// <summary>Sends a command; it is on its way when the call returns.</summary>
    /// <param name="command">The command.</param>
    public void Send(Command command) => _frames.Send(to => CommandWire.Write(to, command));

    /// <summary>Sends a command, and waits no longer than it may.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    public Task SendAsync(Command command, CancellationToken cancellationToken) => _frames.SendAsync(to => CommandWire.Write(to, command), cancellationToken);

    /// <summary>Sends an event; it is on its way when the call returns.</summary>
    /// <param name="message">The event.</param>
    public void Send(Event message) => _frames.Send(to => EventWire.Write(to, message));

    /// <summary>Reads the next command, or null when the other side has closed the stream.</summary>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    public Task<Command?> ReadCommandAsync(CancellationToken cancellationToken = default) => _frames.ReadAsync(CommandWire.Read, cancellationToken);

    /// <summary>Reads the next event, or null when the other side has closed the stream.</summary>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    public Task<Event?> ReadEventAsync(CancellationToken cancellationToken = default) => _frames.ReadAsync(EventWire.Read, cancellationToken);

    /// <summary>Reads the next command on the calling thread, for a process whose thread pool may be starved on purpose.</summary>
    public Command? ReadCommand() => _frames.Read(CommandWire.Read);
}
