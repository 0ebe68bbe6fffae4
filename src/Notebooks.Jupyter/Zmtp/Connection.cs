using System.Net.Sockets;
using System.Text;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>One peer of a bound socket, from its greeting to its end.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private readonly NetworkStream _stream;
    private readonly BufferedStream _incoming;
    private readonly CancellationTokenSource _end = new();

    private Connection(Socket socket)
    {
        socket.NoDelay = true;
        _stream = new(socket, ownsSocket: true);
        _incoming = new(_stream, 64 * 1024);
    }

    /// <summary>The identity the peer has chosen; empty when it leaves the choice to this side.</summary>
    public byte[] Identity { get; private set; } = [];

    public Outgoing Outgoing { get; } = new();

    /// <summary>Greets the peer and makes sure that the two sockets fit.</summary>
    /// <exception cref="ZmtpException">They do not.</exception>
    public static async Task<Connection> AcceptAsync(Socket socket, SocketKind kind, CancellationToken cancellationToken)
    {
        var connection = new Connection(socket);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(HandshakeLimit);
            await connection.ShakeHandsAsync(kind, limit.Token).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends what is put into <see cref="Outgoing"/>, and hands over what arrives, until one side ends the connection.</summary>
    /// <param name="received">Takes each message. A subscription has one frame: 1 or 0, then the topic.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<byte[][], ValueTask> received, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        var sending = Outgoing.SendAllAsync(_stream, either.Token);
        var reading = ReadAllAsync(received, either.Token);
        await Task.WhenAny(sending, reading).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sending, reading).ConfigureAwait(false);
    }

    /// <summary>Ends the connection.</summary>
    public void End() => _end.Cancel();

    public void Dispose() => _stream.Dispose();

    private async Task ShakeHandsAsync(SocketKind kind, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Greeting.Own, cancellationToken).ConfigureAwait(false);
        var greeting = new byte[Greeting.Length];
        await _incoming.ReadExactlyAsync(greeting, cancellationToken).ConfigureAwait(false);
        Greeting.Check(greeting);

        await _stream.WriteAsync(Command.Ready(kind).Encode(), cancellationToken).ConfigureAwait(false);
        if (await Framing.ReadAsync(_incoming, cancellationToken).ConfigureAwait(false) is not { IsCommand: true, Frames: [var first] } || Command.Parse(first) is not { Name: "READY" } ready)
            throw new ZmtpException("it does not say READY after its greeting");
        var properties = ready.Properties();
        var type = Encoding.ASCII.GetString(properties.GetValueOrDefault("socket-type", []));
        if (!kind.Peers.Contains(type))
        {
            await _stream.WriteAsync(Command.Error($"A {type} socket cannot talk to a {kind.Name} socket").Encode(), cancellationToken).ConfigureAwait(false);
            throw new ZmtpException($"it is a {type} socket, which cannot talk to a {kind.Name} socket");
        }
        Identity = properties.GetValueOrDefault("identity", []);
    }

    private async Task ReadAllAsync(Func<byte[][], ValueTask> received, CancellationToken cancellationToken)
    {
        while (await Framing.ReadAsync(_incoming, cancellationToken).ConfigureAwait(false) is var (frames, isCommand))
        {
            if (!isCommand) await received(frames).ConfigureAwait(false);
            else if (Obey(Command.Parse(frames[0])) is { } subscription) await received([subscription]).ConfigureAwait(false);
        }
    }

    // In version 3.1 subscriptions are commands, in 3.0 messages: from here on they look alike.
    private byte[]? Obey(Command command)
    {
        switch (command.Name)
        {
            case "SUBSCRIBE": return [1, .. command.Body];
            case "CANCEL": return [0, .. command.Body];
            case "PING":
                // Two bytes say how long the peer lives on without an answer; the rest comes back.
                Outgoing.Add(new Command("PONG", [.. command.Body.Skip(2)]).Encode());
                return null;
            case "ERROR": throw new ZmtpException("it reports an error");
            default: return null;
        }
    }
}
