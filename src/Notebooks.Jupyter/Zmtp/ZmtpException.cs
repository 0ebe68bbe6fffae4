namespace Notebooks.Jupyter.Zmtp;

/// <summary>A peer does not speak the protocol, or not the part of it that is spoken here.</summary>
internal sealed class ZmtpException(string message) : Exception(message);
