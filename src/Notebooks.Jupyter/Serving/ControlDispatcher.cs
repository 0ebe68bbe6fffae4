using System.Text.Json.Nodes;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Serving;

/// <summary>Answers requests that must not wait until a cell has ended.</summary>
internal sealed class ControlDispatcher(ITransport transport, Codec codec, IoPub iopub, CommonRequests common, Action interrupt, Action<string> log)
    : Dispatcher(transport, Port.Control, codec, iopub, log)
{
    protected override Task<JsonObject?> HandleAsync(Message message) => Task.FromResult(message.Type switch
    {
        "interrupt_request" => Interrupt(),
        "debug_request" => RefuseToDebug(message),
        _ => common.Answer(message),
    });

    protected override void Handled(Message message) => common.Handled(message);

    private JsonObject Interrupt()
    {
        interrupt();
        return Replies.Ok();
    }

    // The answer is a response of the Debug Adapter Protocol, because such requests carry that protocol.
    private static JsonObject RefuseToDebug(Message message) => new()
    {
        ["type"] = "response",
        ["seq"] = 0,
        ["request_seq"] = message.Number("seq", 0),
        ["success"] = false,
        ["command"] = message.Text("command"),
        ["message"] = "This kernel has no debugger. Debug the code in a project, or write to the console.",
        ["body"] = new JsonObject(),
    };
}
