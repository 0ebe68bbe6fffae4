using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lessons.World;

/// <summary>
/// A real web server for lessons: Kestrel on a free port of the loopback interface, in this process. It counts what
/// reaches it. Its addresses:
/// <list type="bullet">
/// <item><c>/delay/{ms}</c>, <c>/slow-headers?ms=400</c>, <c>/slow-body?ms=400</c> (the headers come at once)</item>
/// <item><c>/meet/{n}?patience=5000</c> (answers when n requests wait there at once; 408 after that many milliseconds)</item>
/// <item><c>/status/{code}</c>, <c>/flaky?rate=0.3</c> (503 that often, by the server's seed)</item>
/// <item><c>/bytes/{n}</c>, <c>/stream/{n}?every=0</c> (n lines, each sent at once, that many milliseconds apart)</item>
/// <item><c>/get</c> (what arrived, as JSON), <c>/pages/</c> (the site of <c>data/pages</c>)</item>
/// </list>
/// </summary>
/// <example><code>
/// await using (var server = await LocalServer.StartAsync())
/// using (var client = new HttpClient { BaseAddress = server.Address })
/// {
///     string[] answers = await Task.WhenAll(client.GetStringAsync("meet/2"), client.GetStringAsync("meet/2"));
///     Check.That("two requests were there at once", server.PeakRequests, Is.EqualTo(2));
/// }
/// </code></example>
public sealed partial class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Random _luck;
    private readonly ExecutionContext? _starter = ExecutionContext.Capture();
    private readonly ConcurrentDictionary<string, int> _paths = new();
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly ConcurrentDictionary<int, Meeting> _meetings = new();
    private readonly TaskCompletionSource _clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _active;
    private int _peak;
    private int _left;

    private LocalServer(WebApplication app, int seed) => (_app, _luck) = (app, new Random(seed));

    /// <summary>The address where it listens, with a slash at the end: <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The time that each page of <c>/pages/</c> takes; zero by default.</summary>
    public TimeSpan PageDelay { get; set; }

    /// <summary>Whether every page whose name has a 3 or a 7 answers its first request with 503.</summary>
    public bool PagesStumble { get; set; }

    /// <summary>How many requests have come so far.</summary>
    public int Requests => _paths.Values.Sum();

    /// <summary>How many requests it is answering now.</summary>
    public int ActiveRequests => Volatile.Read(ref _active);

    /// <summary>The most requests it was answering at the same time.</summary>
    public int PeakRequests => Volatile.Read(ref _peak);

    /// <summary>How many connections the requests used. A client that keeps its connections open needs few.</summary>
    public int Connections => _connections.Count;

    /// <summary>How many clients left before they had their answers.</summary>
    public int ClientsLeft => Volatile.Read(ref _left);

    /// <summary>Completes when the server has noticed that a client left.</summary>
    public Task ClientLeft => _clientLeft.Task;

    /// <summary>Starts a server. The caller disposes it.</summary>
    /// <param name="seed">Decides which requests to <c>/flaky</c> fail: the same requests for the same seed.</param>
    /// <param name="http2">Whether it speaks HTTP/2 and nothing else. There is no encryption, so a client has to insist on it.</param>
    /// <returns>The server, which accepts connections already.</returns>
    public static async Task<LocalServer> StartAsync(int seed = 1, bool http2 = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        if (http2) builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        var server = new LocalServer(builder.Build(), seed);
        server._app.Use(server.CountAsync);
        server._app.Run(server.RouteAsync);
        await server._app.StartAsync().ConfigureAwait(false);
        server.Address = new(server._app.Urls.Single() + "/");
        return server;
    }

    /// <summary>How many requests have come for one address.</summary>
    /// <param name="path">The path without its query: <c>/flaky</c>.</param>
    public int RequestsTo(string path) => _paths.GetValueOrDefault(path);

    /// <summary>Stops gracefully: it refuses new connections, and still answers requests that have begun.</summary>
    /// <param name="token">Its cancellation ends the wait and cuts off the unanswered requests.</param>
    public Task StopAsync(CancellationToken token = default) => _app.StopAsync(token);

    /// <summary>Stops at once.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        // Kestrel starts connections without a flow, so output of a handler would belong to no cell. See
        // https://github.com/dotnet/aspnetcore/blob/main/src/Servers/Kestrel/Core/src/Internal/ConnectionDispatcher.cs
        if (_starter is not null) ExecutionContext.Restore(_starter);
        _paths.AddOrUpdate(context.Request.Path, 1, static (_, count) => count + 1);
        _connections[context.Connection.Id] = true;
        var active = Interlocked.Increment(ref _active);
        try
        {
            for (var peak = _peak; active > peak; peak = _peak) Interlocked.CompareExchange(ref _peak, active, peak);
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left, so no answer is needed.
        }
        finally
        {
            Interlocked.Decrement(ref _active);
            if (context.RequestAborted.IsCancellationRequested)
            {
                Interlocked.Increment(ref _left);
                _clientLeft.TrySetResult();
            }
        }
    }
}
