using System.Text.Json.Nodes;
using Notebooks.Jupyter.Messages;

namespace Notebooks.Jupyter.Serving;

/// <summary>Requests that get the same answer on the shell and control sockets.</summary>
internal sealed class CommonRequests(ConnectionFile connection, Action<string> log)
{
    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a client wants the kernel to end, and has its answer.</summary>
    public Task Shutdown => _shutdown.Task;

    /// <returns>The content of the reply, or null when the request gets no reply.</returns>
    public JsonObject? Answer(Message message)
    {
        switch (message.Type)
        {
            case "kernel_info_request": return KernelInfo.Create();
            case "shutdown_request": return new() { ["status"] = "ok", ["restart"] = message.Flag("restart", false) };
            case "connect_request": return Ports();
            case "comm_info_request": return new() { ["status"] = "ok", ["comms"] = new JsonObject() };
            default:
                log($"A {message.Type} is nothing this kernel knows.");
                return null;
        }
    }

    /// <summary>Called when a request is answered.</summary>
    public void Handled(Message message)
    {
        // After a request to restart, the client starts the new process. This process ends in either case.
        if (message.Type == "shutdown_request") _shutdown.TrySetResult();
    }

    private JsonObject Ports() => new()
    {
        ["status"] = "ok",
        ["shell_port"] = connection.Ports.Shell,
        ["iopub_port"] = connection.Ports.IoPub,
        ["stdin_port"] = connection.Ports.Stdin,
        ["hb_port"] = connection.Ports.Heartbeat,
        ["control_port"] = connection.Ports.Control,
    };
}
