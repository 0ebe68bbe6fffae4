using System.Data.Common;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lessons.World.Databases;

/// <summary>A database server's process and its temporary folder. Both end with this process at the latest.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>SIGINT.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _product;
    private readonly string _folder;
    private readonly int _stopSignal;
    private readonly Process _process;
    private readonly Task<string> _log;

    /// <summary>Starts it.</summary>
    /// <param name="product">The server's name in messages.</param>
    /// <param name="folder">Its folder, which is deleted when it has ended.</param>
    /// <param name="start">How it is started; its log goes to standard error.</param>
    /// <param name="stopSignal">The signal that makes the server end its sessions and then itself.</param>
    public ServerProcess(string product, string folder, ProcessStartInfo start, int stopSignal)
    {
        (_product, _folder, _stopSignal) = (product, folder, stopSignal);
        _process = Process.Start(start)!;
        _log = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += Stop;
    }

    /// <summary>Waits until the server accepts connections. If it never accepts any, it is stopped.</summary>
    /// <param name="connection">Makes a connection. It must not come from a pool whose connections others count.</param>
    /// <exception cref="InvalidOperationException">It ended, and the message has its log; or it takes too long.</exception>
    public async Task AcceptsAsync(Func<DbConnection> connection)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            while (await RefusalOfAsync(connection).ConfigureAwait(false) is { } refusal)
            {
                if (_process.HasExited) throw new InvalidOperationException($"{_product} did not start: {await _log.ConfigureAwait(false)}", refusal);
                if (Stopwatch.GetElapsedTime(started) > StartLimit) throw new InvalidOperationException($"{_product} accepts no connections after {StartLimit.TotalSeconds} s: {refusal.Message}", refusal);
                await Task.Delay(20).ConfigureAwait(false);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Stops it and deletes its folder.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Stop;
        Stop(this, EventArgs.Empty);
    }

    private static async Task<DbException?> RefusalOfAsync(Func<DbConnection> connection)
    {
        try
        {
            await using var attempt = connection();
            await attempt.OpenAsync().ConfigureAwait(false);
            return null;
        }
        catch (DbException e)
        {
            return e;
        }
    }

    private void Stop(object? sender, EventArgs e)
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows()) _ = SendSignal(_process.Id, _stopSignal);
        if (OperatingSystem.IsWindows() || !_process.WaitForExit(StopLimit)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
