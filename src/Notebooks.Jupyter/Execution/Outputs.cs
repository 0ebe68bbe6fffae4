using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Jupyter.Messages;
using Notebooks.Protocol;

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
        _streams = new((cell, isError, text) => Publish(NbOutput.Stream(isError, text), cell));
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
                PublishAfterText(NbOutput.Result(result.Data, RequestOf(result.Cell)?.ExecutionCount ?? 0), result.Cell);
                break;
            case Displayed display:
                PublishAfterText(Updatable(display.Data, display.DisplayId), display.Cell);
                break;
            case DisplayUpdated update:
                PublishAfterText(Updatable(update.Data, update.DisplayId) with { Type = "update_display_data" }, update.Cell);
                break;
            case ErrorShown error:
                PublishAfterText(NbOutput.Error(NbOutput.ShownError, error.Message, [error.Message]), error.Cell);
                break;
            case OutputCleared cleared:
                PublishAfterText(new("clear_output", new() { ["wait"] = cleared.Wait }), cleared.Cell);
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

    private void PublishAfterText(NbOutput output, int? cell) => _streams.FlushThen(() => Publish(output, cell));

    private void Publish(NbOutput output, int? cell)
    {
        var request = RequestOf(cell);
        if (request is not { IsSilent: true }) _iopub.Publish(output.Type, output.Content, request?.Header);
    }

    // What a file does not keep: by what name it can be replaced.
    private static NbOutput Updatable(JsonObject data, string displayId)
    {
        var output = NbOutput.Display(data);
        output.Content["transient"] = new JsonObject { ["display_id"] = displayId };
        return output;
    }
}
