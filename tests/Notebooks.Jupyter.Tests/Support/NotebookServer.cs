using System.Net;
using System.Net.Sockets;
using System.Text;
using CliWrap;

namespace Notebooks.Jupyter.Tests.Support;

/// <summary>A classic Notebook server on a loopback port of its own, stopped with the test.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly StringBuilder _lines = new();
    private readonly Task _running;

    private NotebookServer(Command command, string address)
    {
        Address = address;
        _running = command.WithStandardErrorPipe(PipeTarget.ToDelegate(Add)).ExecuteAsync(_stop.Token);
    }

    public string Address { get; }

    public string Log
    {
        get { lock (_lines) return _lines.ToString(); }
    }

    public static async Task<NotebookServer> StartAsync(InstalledKernel kernel, string folder)
    {
        var port = FreePort();
        var command = Programs.Command(
            folder, kernel.Environment, Parts.JupyterPython!, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", "--NotebookApp.disable_check_xsrf=True", $"--notebook-dir={folder}");
        var server = new NotebookServer(command, $"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        while (!server._running.IsCompleted)
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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Add(string line)
    {
        lock (_lines) _lines.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
