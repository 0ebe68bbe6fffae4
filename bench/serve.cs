// Starts `./nbtest.sh serve`, does what a page does, and prints how long the reader waits: for the address, for a lesson's
// page, for the first output of its second cell (with nothing in the cache, and with everything), and for completions.
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

var times = int.Parse(args[0], CultureInfo.InvariantCulture);
var cache = Directory.CreateTempSubdirectory("bench-serve").FullName;
Dictionary<string, List<double>> measured = [];
try
{
    for (var i = 0; i < times; i++) await OnceAsync(i == 0 ? "cold" : "warm");
    Console.WriteLine("| What the reader waits for | first | others, median (least–most) |");
    Console.WriteLine("|---|---|---|");
    foreach (var what in measured.Keys.Where(key => key.EndsWith(" warm", StringComparison.Ordinal)))
    {
        var name = what[..^5];
        double[] warm = [.. measured[what].Order()];
        Console.WriteLine(FormattableString.Invariant($"| {name} | {measured.GetValueOrDefault(name + " cold")?[0]:0} ms | {warm[warm.Length / 2]:0} ms ({warm[0]:0}–{warm[^1]:0}) |"));
    }
}
finally
{
    Directory.Delete(cache, recursive: true);
}

async Task OnceAsync(string kind)
{
    var clock = Stopwatch.StartNew();
    var start = new ProcessStartInfo("./nbtest.sh", ["serve", "--no-open"]) { RedirectStandardOutput = true };
    start.Environment["NB_CACHE"] = cache;
    using var nb = Process.Start(start)!;
    try
    {
        var address = new Uri((await nb.StandardOutput.ReadLineAsync())!);
        Note("the address", clock.Elapsed);

        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler);
        await client.GetStringAsync(address);
        Note("the list of lessons, since the command", clock.Elapsed);
        var folder = new Uri(address.GetLeftPart(UriPartial.Path));
        clock.Restart();
        await client.GetStringAsync(new Uri(folder, "01-sync-vs-async.html"));
        Note("the first lesson's page", clock.Elapsed);

        using var socket = new ClientWebSocket();
        socket.Options.Cookies = handler.CookieContainer;
        // Cookies for a path are not sent to a socket by themselves.
        socket.Options.SetRequestHeader("Cookie", handler.CookieContainer.GetCookieHeader(folder));
        socket.Options.Cookies = null;
        socket.Options.SetRequestHeader("Origin", folder.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(new Uri(folder, "socket/01-sync-vs-async")) { Scheme = "ws" }.Uri, default);
        await SendAsync(socket, new { type = "hello", session = $"{Guid.NewGuid()}", sources = new Dictionary<int, string>() });
        // The pointer reaches a cell before it clicks.
        await SendAsync(socket, new { type = "warm" });
        await Task.Delay(300);
        clock.Restart();
        await SendAsync(socket, new { type = "run", cell = 5 });
        await UntilAsync(socket, message => $"{message["type"]}" == "text" && $"{message["cell"]}" == "5");
        Note("the first output of a cell, with its import", clock.Elapsed);
        await UntilAsync(socket, message => $"{message["type"]}" == "state" && $"{message["now"]}" == "done" && $"{message["cell"]}" == "5");

        clock.Restart();
        await HelpAsync(socket, 1);
        Note("the first completion", clock.Elapsed);
        for (var id = 2; id < 12; id++)
        {
            clock.Restart();
            await HelpAsync(socket, id);
            Note("a completion after that", clock.Elapsed);
        }
    }
    finally
    {
        using var stop = Process.Start("kill", ["-INT", $"{nb.Id}"]);
        await nb.WaitForExitAsync();
    }

    void Note(string what, TimeSpan took)
    {
        var key = $"{what} {kind}";
        if (!measured.TryGetValue(key, out var list)) measured[key] = list = [];
        list.Add(took.TotalMilliseconds);
    }
}

static async Task HelpAsync(ClientWebSocket socket, int id)
{
    const string Code = "Console.WriteLine(1);\nConsole.Wri";
    await SendAsync(socket, new { type = "help", id, about = "complete", cell = 9, code = Code, position = Code.Length });
    await UntilAsync(socket, message => $"{message["type"]}" == "helped" && $"{message["id"]}" == $"{id}");
}

static Task SendAsync(ClientWebSocket socket, object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, default);

static async Task UntilAsync(ClientWebSocket socket, Func<JsonNode, bool> wanted)
{
    var buffer = new byte[64 * 1024];
    while (true)
    {
        using var whole = new MemoryStream();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), default);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        if (wanted(JsonNode.Parse(whole.ToArray())!)) return;
    }
}
