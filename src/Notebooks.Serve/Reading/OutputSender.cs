using System.Diagnostics;
using Notebooks.Running;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Reading;

/// <summary>
/// Sends a page what has changed of its outputs, several times a second. However much a cell writes in between, the page gets
/// only what came of it, and of text only what was added.
/// </summary>
/// <param name="outputs">The outputs.</param>
/// <param name="frames">The folder of the addresses of its frames.</param>
/// <param name="send">Sends a message; the task ends when there is room for the next one.</param>
internal sealed class OutputSender(CellOutputs outputs, string frames, Func<ServerMessage, Task> send)
{
    private readonly Dictionary<int, IReadOnlyList<Rendered>> _sent = [];
    // A frame with the same address would not be loaded again.
    private int _frames;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The shortest pause between two sendings, with which a page still seems to show everything at once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>How much longer the pause is than the work before it, so that sending never takes much of a core.</summary>
    private const int Rest = 3;

    /// <summary>Forgets what was sent, because a page begins anew.</summary>
    /// <param name="begin">Sends to the new page from now on.</param>
    public async Task ResetAsync(Action begin)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _sent.Clear();
        begin();
        _turn.Release();
        outputs.Renew();
    }

    /// <summary>The notebook's markup behind an address, or null when there is none any more.</summary>
    public async Task<string?> FrameAsync(int cell, int index)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try { return _sent.TryGetValue(cell, out var sent) && index >= 0 && index < sent.Count && sent[index] is Rendered.Foreign foreign ? foreign.Html : null; }
        finally { _turn.Release(); }
    }

    /// <summary>Sends what has changed.</summary>
    /// <returns>How long to wait before the next time.</returns>
    public async Task<TimeSpan> SendAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var clock = Stopwatch.StartNew();
            foreach (var (cell, log) in outputs.TakeChanged()) await SendAsync(cell, log).ConfigureAwait(false);
            return clock.Elapsed * Rest > Pause ? clock.Elapsed * Rest : Pause;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task SendAsync(int cell, OutputLog log)
    {
        var now = Rendering.Of(log.Outputs);
        var before = _sent.GetValueOrDefault(cell, []);
        _sent[cell] = now;
        for (var i = 0; i < now.Count; i++)
        {
            var old = i < before.Count ? before[i] : null;
            if (now[i] != old) await send(Message(cell, i, now[i], old)).ConfigureAwait(false);
        }

        if (now.Count < before.Count) await send(new Trim(cell, now.Count)).ConfigureAwait(false);
    }

    private ServerMessage Message(int cell, int index, Rendered now, Rendered? old) => now switch
    {
        Rendered.Console text => Text(cell, index, text, old as Rendered.Console),
        Rendered.Ours ours => new Markup(cell, index, ours.Html),
        Rendered.Foreign => new Frame(cell, index, $"{frames}/{cell}/{index}?{++_frames}"),
        _ => throw new UnreachableException(),
    };

    private static Text Text(int cell, int index, Rendered.Console now, Rendered.Console? old)
    {
        var same = old is null || old.IsError != now.IsError ? 0 : now.Text.AsSpan().CommonPrefixLength(old.Text);
        return new(cell, index, now.IsError, same, now.Text[same..]);
    }
}
