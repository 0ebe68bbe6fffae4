namespace Notebooks.Jupyter.Zmtp;

/// <summary>A kind of socket, and which kinds may connect to it.</summary>
internal sealed record SocketKind(string Name, bool HasIdentity, string[] Peers)
{
    public static SocketKind Router { get; } = new("ROUTER", true, ["DEALER", "REQ", "ROUTER"]);

    public static SocketKind Publisher { get; } = new("PUB", false, ["SUB", "XSUB"]);

    public static SocketKind Reply { get; } = new("REP", false, ["REQ", "DEALER"]);
}
