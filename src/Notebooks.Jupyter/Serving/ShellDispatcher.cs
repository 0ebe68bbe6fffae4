using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Jupyter.Execution;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;
using Notebooks.Protocol;
using Notebooks.Workspaces.Language;

namespace Notebooks.Jupyter.Serving;

/// <summary>Answers requests that are carried out in order: executions of cells, and questions about code.</summary>
internal sealed class ShellDispatcher(
    ITransport transport, Codec codec, IoPub iopub, CommonRequests common, CellEngine engine, Outputs outputs, LanguageService language, WarmUp warmUp, Action<string> log)
    : Dispatcher(transport, Port.Shell, codec, iopub, log)
{
    private readonly IoPub _iopub = iopub;
    private readonly History _history = new();
    private int _count;
    private int _hidden = Tracebacks.FirstHidden;

    protected override async Task<JsonObject?> HandleAsync(Message message)
    {
        warmUp.Suspend();
        switch (message.Type)
        {
            case "execute_request":
                return await ExecuteAsync(message).ConfigureAwait(false);
            case "complete_request":
                return await CompleteAsync(message).ConfigureAwait(false);
            case "inspect_request":
                return await InspectAsync(message).ConfigureAwait(false);
            case "is_complete_request":
                return await IsCompleteAsync(message).ConfigureAwait(false);
            case "history_request":
                return _history.Answer(message);
            case "comm_open":
                // The kernel has no comm target of the requested name. The protocol requires that the client is told.
                _iopub.Publish("comm_close", new() { ["comm_id"] = message.Text("comm_id"), ["data"] = new JsonObject() }, message.Header);
                return null;
            case "comm_msg" or "comm_close":
                return null;
            default:
                return common.Answer(message);
        }
    }

    protected override void Handled(Message message)
    {
        warmUp.Resume();
        common.Handled(message);
    }

    protected override JsonObject Aborted()
    {
        var content = base.Aborted();
        content["execution_count"] = _count;
        return content;
    }

    private async Task<JsonObject> ExecuteAsync(Message message)
    {
        var code = message.Text("code");
        var silent = message.Flag("silent", false);
        var keeps = !silent && message.Flag("store_history", true) && !string.IsNullOrWhiteSpace(code);
        if (keeps) _history.Add(++_count, code);
        var request = new CellRequest(keeps ? _count : ++_hidden, message.Peer, message.Header, message.Flag("allow_stdin", false)) { ExecutionCount = _count, IsSilent = silent };
        outputs.Begin(request);
        if (!silent) _iopub.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = _count }, message.Header);

        var outcome = await engine.ExecuteAsync(request, code).ConfigureAwait(false);
        if (outcome is CellOutcome.Completed { Warnings: { Count: > 0 } warnings }) outputs.Say(request.Number, string.Concat(warnings.Select(w => $"{w}\n")));
        outputs.Flush();

        JsonObject reply;
        if (outcome is CellOutcome.Failed failed)
        {
            if (message.Flag("stop_on_error", true)) await AbortWaitingAsync().ConfigureAwait(false);
            if (!silent) _iopub.Publish("error", NbOutput.Error(failed.Name, failed.Message, failed.Traceback).Content, message.Header);
            reply = Replies.Error(failed.Name, failed.Message, failed.Traceback);
        }
        else
        {
            reply = Replies.Ok();
            reply["payload"] = new JsonArray();
            reply["user_expressions"] = await EvaluateAsync(message, request).ConfigureAwait(false);
        }
        reply["execution_count"] = _count;
        return reply;
    }

    private async Task<JsonObject> EvaluateAsync(Message message, CellRequest cell)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in message.Content["user_expressions"] as JsonObject ?? [])
        {
            var request = cell with { Number = ++_hidden };
            outputs.Withhold(request.Number);
            var outcome = await engine.EvaluateAsync(request, expression is JsonValue value && value.TryGetValue(out string? text) ? text : "").ConfigureAwait(false);
            var data = outputs.Withheld();
            values[name] = outcome is CellOutcome.Failed failed
                ? Replies.Error(failed.Name, failed.Message, failed.Traceback)
                : new JsonObject { ["status"] = "ok", ["data"] = data ?? [], ["metadata"] = new JsonObject() };
        }
        return values;
    }

    private async Task<JsonObject> CompleteAsync(Message message)
    {
        var code = message.Text("code");
        var position = message.Number("cursor_pos", int.MaxValue);
        var found = await language.CompleteAsync(engine.Context, code, CodePoints.ToIndex(code, position)).ConfigureAwait(false);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Matches.Select(match => (JsonNode)match.Text)]),
            ["cursor_start"] = CodePoints.FromIndex(code, found.Start),
            ["cursor_end"] = CodePoints.FromIndex(code, found.End),
            // This is not in the protocol, but JupyterLab and IPython's clients understand it.
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Matches.Select(match => (JsonNode)new JsonObject
                {
                    ["start"] = CodePoints.FromIndex(code, found.Start),
                    ["end"] = CodePoints.FromIndex(code, found.End),
                    ["text"] = match.Text,
                    ["type"] = match.Kind,
                    ["signature"] = match.Signature,
                })]),
            },
        };
    }

    private async Task<JsonObject> InspectAsync(Message message)
    {
        var code = message.Text("code");
        var found = await language.InspectAsync(engine.Context, code, CodePoints.ToIndex(code, message.Number("cursor_pos", int.MaxValue))).ConfigureAwait(false);
        return new()
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? new JsonObject() : new JsonObject { [MimeTypes.Plain] = found.Plain, [MimeTypes.Html] = found.Html },
            ["metadata"] = new JsonObject(),
        };
    }

    private async Task<JsonObject> IsCompleteAsync(Message message)
    {
        var answer = await language.IsCompleteAsync(message.Text("code")).ConfigureAwait(false);
        var reply = new JsonObject { ["status"] = answer.Status };
        if (answer.Status == Completeness.Incomplete) reply["indent"] = answer.Indent;
        return reply;
    }
}
