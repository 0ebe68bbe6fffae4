using Notebooks.Protocol;
using Notebooks.Running;

namespace Notebooks.Serve.Reading;

/// <summary>What cells put out, on its way to the page: their outputs, and figures that grow.</summary>
internal sealed class PageOutputs
{
    private readonly LivePage _page;
    private readonly CellOutputs _outputs;
    private readonly GrowingFigures _growing;
    private readonly OutputSender _sender;
    private readonly SemaphoreSlim _changed = new(0);

    /// <param name="page">The page.</param>
    /// <param name="frames">The folder of the addresses of its frames.</param>
    public PageOutputs(LivePage page, string frames)
    {
        _page = page;
        _outputs = new(Signal);
        _growing = new(Signal);
        _sender = new(_outputs, frames, page.SendAsync);
    }

    /// <summary>A cell begins, and has no outputs.</summary>
    public void Begin(int cell) => _outputs.Begin(cell);

    /// <summary>Takes an event of a host.</summary>
    public void Take(Event message)
    {
        if (!_growing.Take(message)) _outputs.Take(message);
    }

    /// <summary>Adds an output of the engine's.</summary>
    public void Add(int cell, Output output) => _outputs.Add(cell, output);

    /// <summary>A cell has ended; null means all of them.</summary>
    public void End(int? cell) => _growing.End(cell);

    /// <summary>No cell has outputs any more.</summary>
    public void Clear() => _outputs.Clear();

    /// <summary>A page begins anew, and gets everything.</summary>
    /// <param name="begin">Sends to the new page from now on.</param>
    public Task RenewAsync(Action begin) => _sender.ResetAsync(begin);

    /// <summary>The notebook's markup behind an address, or null when there is none any more.</summary>
    public Task<string?> FrameAsync(int cell, int index) => _sender.FrameAsync(cell, index);

    /// <summary>Sends what changes, until the session ends.</summary>
    public async Task SendAsync(CancellationToken end)
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(end).ConfigureAwait(false);
                // Without a page nothing is rendered: the next one gets everything.
                if (!_page.IsThere) continue;
                foreach (var figure in _growing.TakeChanged()) await _page.SendAsync(figure).ConfigureAwait(false);
                await Task.Delay(await _sender.SendAsync().ConfigureAwait(false), end).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
    }

    private void Signal()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }
}
