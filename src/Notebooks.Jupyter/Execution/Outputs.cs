using System.Text.Json.Nodes;
using Notebooks.Protocol;
using Notebooks.Jupyter.Messages;

namespace Notebooks.Jupyter.Execution;

/// <summary>Publishes what cells put out, each output under the request that started its cell.</summary>
internal sealed class Outputs : IDisposable
{
    // Requests older than this have no output any more that anybody waits for.
    private const int Remembered = 10_000;

    private readonly IoPub _iopub;
    private readonly StreamBuffer _streams;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, CellRequest> _requests = [];
    private readonly Queue<int> _order = [];
    private CellRequest? _latest;
    private (int Cell, JsonObject? Data) _withheld;

    public Outputs(IoPub iopub)
    {
        _iopub = iopub;
        _streams = new((cell, isError, text) => Publish("stream", new() { ["name"] = isError ? "stderr" : "stdout", ["text"] = text }, cell));
    }

    /// <summary>From now on outputs of a cell, and those that nobody claims, belong to a request.</summary>
    public void Begin(CellRequest request)
    {
        lock (_gate)
        {
            _latest = _requests[request.Number] = request;
            _order.Enqueue(request.Number);
            while (_order.Count > Remembered) _requests.Remove(_order.Dequeue());
        }
    }

    /// <summary>The request that a cell belongs to.</summary>
    public CellRequest? RequestOf(int? cell)
    {
        lock (_gate) return cell is { } number && _requests.TryGetValue(number, out var request) ? request : _latest;
    }

    /// <summary>Takes what a host tells.</summary>
    public void Take(Event message)
    {
        switch (message)
        {
            case TextWritten text when RequestOf(text.Cell) is { } request:
                _streams.Add(request.Number, text.IsError, text.Text);
                break;
            case Displayed { IsResult: true } result when Withholds(result):
                break;
            case Displayed { IsResult: true } result:
                PublishAfterText("execute_result", new() { ["execution_count"] = RequestOf(result.Cell)?.ExecutionCount ?? 0, ["data"] = result.Data, ["metadata"] = new JsonObject() }, result.Cell);
                break;
            case Displayed display:
                PublishAfterText("display_data", Data(display.Data, display.DisplayId), display.Cell);
                break;
            case DisplayUpdated update:
                PublishAfterText("update_display_data", Data(update.Data, update.DisplayId), update.Cell);
                break;
            case OutputCleared cleared:
                PublishAfterText("clear_output", new() { ["wait"] = cleared.Wait }, cleared.Cell);
                break;
        }
        // The host waits for this process, and so a cell cannot write faster than its readers read.
        _iopub.AwaitRoom();
    }

    /// <summary>Text that the kernel itself adds to a cell.</summary>
    public void Say(int? cell, string text) => Take(new TextWritten(cell, IsError: true, text));

    /// <summary>Publishes the text that is still here: what comes next must come after it.</summary>
    public void Flush() => _streams.Flush();

    /// <summary>Keeps the value of a cell back, for somebody who has asked for it.</summary>
    public void Withhold(int cell)
    {
        lock (_gate) _withheld = (cell, null);
    }

    /// <summary>Ends that.</summary>
    /// <returns>The value, or null when the cell had none.</returns>
    public JsonObject? Withheld()
    {
        lock (_gate)
        {
            var data = _withheld.Data;
            _withheld = default;
            return data;
        }
    }

    public void Dispose() => _streams.Dispose();

    private bool Withholds(Displayed result)
    {
        lock (_gate)
        {
            if (_withheld.Cell == 0 || result.Cell != _withheld.Cell) return false;
            _withheld.Data = result.Data;
            return true;
        }
    }

    private void PublishAfterText(string type, JsonObject content, int? cell) => _streams.FlushThen(() => Publish(type, content, cell));

    private void Publish(string type, JsonObject content, int? cell)
    {
        var request = RequestOf(cell);
        if (request is not { IsSilent: true }) _iopub.Publish(type, content, request?.Header);
    }

    private static JsonObject Data(JsonObject data, string displayId) =>
        new() { ["data"] = data, ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = displayId } };
}
