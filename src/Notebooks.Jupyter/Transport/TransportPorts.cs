namespace Notebooks.Jupyter.Transport;

/// <summary>The ports of a kernel's sockets.</summary>
internal sealed record TransportPorts(int Shell, int Control, int Stdin, int IoPub, int Heartbeat);
