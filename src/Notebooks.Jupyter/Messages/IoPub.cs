using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Messages;

/// <summary>Sends the messages that go to every client.</summary>
internal sealed class IoPub(ITransport transport, Codec codec)
{
    /// <summary>Publishes a message.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">Header of the request that it belongs to.</param>
    public void Publish(string type, JsonObject content, byte[]? parent) =>
        transport.Publish([Encoding.ASCII.GetBytes($"kernel.{type}"), .. codec.Write(type, content, parent)]);

    /// <summary>Says whether the kernel works on a request.</summary>
    public void Status(string state, byte[]? parent) => Publish("status", new() { ["execution_state"] = state }, parent);

    /// <summary>Waits while clients that do read are behind.</summary>
    public void AwaitRoom() => transport.RoomAsync().GetAwaiter().GetResult();
}
