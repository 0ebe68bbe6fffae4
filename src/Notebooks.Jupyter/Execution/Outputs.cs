using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Jupyter.Messages;
using Notebooks.Protocol;

namespace Notebooks.Jupyter.Execution;

/// <summary>Publishes the outputs of cells, each output under the request that started its cell.</summary>
internal sealed class Outputs : IDisposable
{
    // Older requests are forgotten, because nobody waits for their outputs any more.
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

    /// <summary>From now on, outputs of a request's cell, and outputs of no known cell, belong to this request.</summary>
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

    /// <summary>Takes an event of a host.</summary>
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
        // The host waits for this process, which waits for the readers. So a cell cannot write faster than they read.
        _iopub.AwaitRoom();
    }

    /// <summary>Text that the kernel itself adds to a cell.</summary>
    public void Say(int? cell, string text) => Take(new TextWritten(cell, IsError: true, text));

    /// <summary>Publishes the buffered text, so that later messages come after it.</summary>
    public void Flush() => _streams.Flush();

    /// <summary>From now on, the value of a cell is not published but kept for the caller.</summary>
    public void Withhold(int cell)
    {
        lock (_gate) _withheld = (cell, null);
    }

    /// <summary>Ends the withholding.</summary>
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

    // The name by which an output can be replaced is transient: a file does not keep it.
    private static NbOutput Updatable(JsonObject data, string displayId)
    {
        var output = NbOutput.Display(data);
        output.Content["transient"] = new JsonObject { ["display_id"] = displayId };
        return output;
    }
}
