using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Serve.Tests.Support;

/// <summary>What a page does with its socket, without a browser.</summary>
internal sealed class SocketPage : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<(int Cell, int Index), string> _texts = [];
    private readonly List<string> _seen = [];

    /// <summary>The last state of each cell.</summary>
    public Dictionary<int, JsonNode> States { get; } = [];

    /// <summary>The first answer.</summary>
    public JsonNode Welcome { get; private set; } = null!;

    /// <summary>Opens a page.</summary>
    /// <param name="served">The server.</param>
    /// <param name="slug">The page.</param>
    /// <param name="session">The name of its session; null for a new one.</param>
    /// <param name="sources">The reader's texts.</param>
    public static async Task<SocketPage> OpenAsync(ServedFolder served, string slug = "one", string? session = null, Dictionary<int, string>? sources = null)
    {
        var page = new SocketPage();
        await page.ConnectAsync(served, slug);
        await page.SendAsync(new { type = "hello", session = session ?? Guid.NewGuid().ToString(), sources = sources ?? [] });
        page.Welcome = await page.UntilAsync(message => $"{message["type"]}" is "welcome" or "refused");
        return page;
    }

    /// <summary>Opens the socket only.</summary>
    public static async Task<SocketPage> ConnectOnlyAsync(ServedFolder served, string slug = "one")
    {
        var page = new SocketPage();
        await page.ConnectAsync(served, slug);
        return page;
    }

    /// <summary>Why the server has closed the socket; null while it is open.</summary>
    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    /// <summary>The text of a cell's output, as far as it has come.</summary>
    public string TextOf(int cell) => string.Concat(_texts.Where(t => t.Key.Cell == cell).OrderBy(t => t.Key.Index).Select(t => t.Value));

    public Task SendAsync(object message) => SendRawAsync(JsonSerializer.SerializeToUtf8Bytes(message));

    public Task SendRawAsync(byte[] message) => _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Runs a cell and waits until it has ended.</summary>
    /// <returns>Its state.</returns>
    public async Task<string> RunAsync(int cell, bool through = false)
    {
        await SendAsync(new { type = "run", cell, through });
        await UntilAsync(message => IsState(message, cell, "running"));
        return $"{(await UntilAsync(message => $"{message["type"]}" == "state" && message["cell"]!.GetValue<int>() == cell && $"{message["now"]}" is "done" or "failed" or "interrupted"))["now"]}";
    }

    /// <summary>Moves a parameter, as a slider does.</summary>
    /// <param name="cell">The cell of the parameter.</param>
    /// <param name="source">Its text with the new position.</param>
    /// <param name="runs">The last cell that runs again.</param>
    public async Task MoveAsync(int cell, string source, int runs)
    {
        await SendAsync(new { type = "edit", cell, source });
        await SendAsync(new { type = "run", cell = runs, moved = cell });
    }

    /// <summary>Reads messages until one is as wanted.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            var message = await ReadAsync() ?? throw new InvalidOperationException($"The server has closed the socket: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            Take(message);
            if (wanted(message)) return message;
        }
    }

    /// <summary>Reads until a cell's output contains a text.</summary>
    public async Task TextAsync(int cell, string part)
    {
        while (!TextOf(cell).Contains(part, StringComparison.Ordinal)) await UntilAsync(_ => true);
    }

    public static bool IsState(JsonNode message, int cell, string now) => $"{message["type"]}" == "state" && message["cell"]!.GetValue<int>() == cell && $"{message["now"]}" == now;

    /// <summary>Reads what comes until the server closes.</summary>
    public async Task ToTheEndAsync()
    {
        while (await ReadAsync() is { } message) Take(message);
    }

    public ValueTask DisposeAsync()
    {
        // As a tab that is closed: without a word.
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ConnectAsync(ServedFolder served, string slug)
    {
        _socket.Options.SetRequestHeader("Cookie", await Visitor.CookieAsync(served.Server));
        _socket.Options.SetRequestHeader("Origin", served.Root.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new Uri($"ws://{served.Root.Authority}{served.Base}socket/{slug}"), TestContext.Current.CancellationToken);
    }

    private async Task<JsonNode?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            try
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"Waited in vain, after these messages:\n{string.Join('\n', _seen.TakeLast(30))}");
                throw;
            }

            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var read = JsonNode.Parse(message.ToArray());
        var line = $"{read?.ToJsonString()}";
        _seen.Add(line.Length > 300 ? line[..300] : line);
        return read;
    }

    private void Take(JsonNode message)
    {
        if (message["cell"] is not { } number) return;
        var cell = number.GetValue<int>();
        switch ($"{message["type"]}")
        {
            case "state":
                States[cell] = message;
                break;
            case "text":
                var at = (cell, message["index"]!.GetValue<int>());
                _texts[at] = _texts.GetValueOrDefault(at, "")[..message["from"]!.GetValue<int>()] + $"{message["added"]}";
                break;
            case "markup":
                _texts[(cell, message["index"]!.GetValue<int>())] = $"{message["html"]}";
                break;
            case "trim":
                foreach (var key in _texts.Keys.Where(key => key.Cell == cell && key.Index >= message["count"]!.GetValue<int>()).ToList()) _texts.Remove(key);
                break;
        }
    }
}
