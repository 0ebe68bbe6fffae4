using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Jupyter.Tests.Support;

/// <summary>A classic Notebook server on a loopback port of its own, stopped with the test.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _log;
    private readonly System.Text.StringBuilder _lines = new();

    private NotebookServer(Process process, string address)
    {
        (_process, Address) = (process, address);
        _log = ReadAsync(process.StandardError);
    }

    public string Address { get; }

    public static async Task<NotebookServer> StartAsync(InstalledKernel kernel, string folder)
    {
        var port = FreePort();
        var process = Programs.Start(
            folder, kernel.Environment, Parts.Python!, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", "--NotebookApp.disable_check_xsrf=True", $"--notebook-dir={folder}");
        var server = new NotebookServer(process, $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                if ((await client.GetAsync($"{server.Address}/api", TestContext.Current.CancellationToken)).IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
        throw new InvalidOperationException($"The Notebook server has ended:\n{server.Log}");
    }

    public string Log
    {
        get { lock (_lines) return _lines.ToString(); }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader errors)
    {
        while (await errors.ReadLineAsync() is { } line)
            lock (_lines) _lines.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
