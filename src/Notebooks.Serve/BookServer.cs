using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Notebooks.Serve.Pages;
using Notebooks.Serve.Reading;
using Notebooks.Serve.Web;

namespace Notebooks.Serve;

/// <summary>The book, alive: serves its pages to the browser of this machine, and runs their cells.</summary>
public sealed class BookServer : IAsyncDisposable
{
    // How many ports are tried when the usual one is taken.
    private const int Tries = 20;

    private readonly WebApplication _app;
    private readonly LiveBook _book;
    private readonly Readers _readers;
    private readonly CodeHelp _help;
    private readonly CancellationTokenSource _end = new();
    private Task _watching = Task.CompletedTask;
    private Task _preparing = Task.CompletedTask;

    private BookServer(WebApplication app, string address, LiveBook book, Readers readers, CodeHelp help) =>
        (_app, Address, _book, _readers, _help) = (app, address, book, readers, help);

    /// <summary>The address that lets a reader in.</summary>
    public string Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="settings">What is served, and where.</param>
    /// <exception cref="ServeException">There is no port.</exception>
    public static Task<BookServer> StartAsync(ServeSettings settings) => StartAsync(settings, bound: null);

    /// <inheritdoc cref="StartAsync(ServeSettings)"/>
    /// <param name="settings">What is served, and where.</param>
    /// <param name="bound">Told of each port when it is bound, and nobody listens to it yet; or null.</param>
    internal static async Task<BookServer> StartAsync(ServeSettings settings, Action<int>? bound)
    {
        var book = new LiveBook(settings);
        var readers = new Readers(settings.CacheFolder, settings.Limits);
        var help = new CodeHelp(settings.CacheFolder);
        try
        {
            foreach (var port in Ports(settings.Port))
            {
                var gate = new Gate(port);
                var app = Build(port, bound);
                var server = new BookServer(app, gate.Address, book, readers, help);
                var site = new Site(gate, book, readers, help, settings.Limits, server._end.Token);
                app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(60) });
                app.Run(site.AnswerAsync);
                try
                {
                    await app.StartAsync().ConfigureAwait(false);
                }
                catch (Exception e) when (IsTaken(e))
                {
                    await app.DisposeAsync().ConfigureAwait(false);
                    continue;
                }

                server._preparing = book.PrepareAsync();
                if (settings.Watches) server._watching = server.WatchAsync(settings.Notebooks);
                return server;
            }
        }
        catch (Exception)
        {
            await readers.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await readers.DisposeAsync().ConfigureAwait(false);
        throw new ServeException(settings.Port is { } wanted
            ? $"port {wanted} is used by another program: give another one with --port, or none."
            : $"the ports from {ServeSettings.UsualPort} to {ServeSettings.UsualPort + Tries - 1} are all used by other programs: give another one with --port.");
    }

    /// <summary>Ends it, and every process that it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _help.DisposeAsync().ConfigureAwait(false);
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _book.Dispose();
        _end.Dispose();
    }

    private static IEnumerable<int> Ports(int? wanted) => wanted is { } port ? [port] : Enumerable.Range(ServeSettings.UsualPort, Tries);

    // Kestrel wraps what the system says when a port is bound. Another program that has bound the same port may be quicker
    // to listen to it; what the system says then comes as it is.
    private static bool IsTaken(Exception e) => e is IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    // The smallest application: no configuration from the environment, no logging, nothing that others could switch on.
    private static WebApplication Build(int port, Action<int>? bound)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            bound?.Invoke(port);
            return socket;
        });
        return builder.Build();
    }

    private Task WatchAsync(IReadOnlyList<string> notebooks) => new Sources(notebooks).WatchAsync(
        async path =>
        {
            foreach (var session in _readers.Of(path))
            {
                await session.SendAsync(new Talk.Changed()).ConfigureAwait(false);
                await session.SayGoodbyeAsync().ConfigureAwait(false);
                await _readers.ForgetAsync(session).ConfigureAwait(false);
            }
        },
        _end.Token);
}
