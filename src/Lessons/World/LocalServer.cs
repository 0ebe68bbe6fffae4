using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lessons.World;

/// <summary>
/// A real web server for lessons: Kestrel on a free port of the loopback interface, in this process.
/// <c>GET /delay/{ms}</c> answers after that many milliseconds.
/// </summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ExecutionContext? _starter = ExecutionContext.Capture();
    private int _requests;
    private int _peak;

    private LocalServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, with a slash at the end: <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Address => new(_app.Urls.Single() + "/");

    /// <summary>The most requests it was answering at the same time.</summary>
    public int PeakRequests => Volatile.Read(ref _peak);

    /// <summary>Starts a server. Whoever starts it disposes it.</summary>
    /// <returns>The server, which accepts connections already.</returns>
    public static async Task<LocalServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = new LocalServer(builder.Build());
        server._app.Use(server.CountAsync);
        server._app.UseRouting();
        server._app.MapGet("/delay/{ms:int:min(0)}", DelayAsync);
        await server._app.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task DelayAsync(HttpContext context)
    {
        var milliseconds = int.Parse((string)context.Request.RouteValues["ms"]!, System.Globalization.CultureInfo.InvariantCulture);
        await Task.Delay(milliseconds, context.RequestAborted).ConfigureAwait(false);
        await context.Response.WriteAsync($"waited {milliseconds} ms").ConfigureAwait(false);
    }

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        // Kestrel's threads carry no flow: what a handler prints would belong to no cell.
        if (_starter is not null) ExecutionContext.Restore(_starter);
        var requests = Interlocked.Increment(ref _requests);
        try
        {
            for (var peak = _peak; requests > peak; peak = _peak) Interlocked.CompareExchange(ref _peak, requests, peak);
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _requests);
        }
    }
}
