using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Npgsql;

namespace Lessons.World.Databases;

/// <summary>
/// A PostgreSQL server of the lesson's own: a new cluster in a temporary folder, on a free port of the loopback interface,
/// with a password that nobody chose. It ends with this process at the latest.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const int Interrupt = 2;
    private const string SuperUser = "postgres";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly Process _process;

    private PostgresServer(string folder, Process process, string connectionString)
    {
        (_folder, _process, ConnectionString) = (folder, process, connectionString);
        AppDomain.CurrentDomain.ProcessExit += Stop;
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a server when PostgreSQL is installed; whoever starts it disposes it.</summary>
    /// <returns>The server, which accepts connections already, or null when PostgreSQL is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is installed and does not start, or it is not installed and <c>CI=true</c> says that every part has to be there.
    /// </exception>
    public static async Task<PostgresServer?> TryStartAsync()
    {
        if (PostgresInstallation.Find() is { } programs) return await StartAsync(programs).ConfigureAwait(false);
        return Environment.GetEnvironmentVariable("CI") == "true"
            ? throw new InvalidOperationException("This needs PostgreSQL: run .devcontainer/setup.sh. With CI=true nothing may be missing.")
            : null;
    }

    /// <summary>Stops the server and deletes its files.</summary>
    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Stop;
        Stop(this, EventArgs.Empty);
        return default;
    }

    private static async Task<PostgresServer> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("interleave-postgres-").FullName;
        try
        {
            var password = RandomNumberGenerator.GetHexString(32);
            var passwordFile = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(passwordFile, password).ConfigureAwait(false);
            if (Environment.IsPrivilegedProcess) await RunAsync(new("chown", ["-R", SuperUser, folder])).ConfigureAwait(false);
            var data = Path.Combine(folder, "data");
            await RunAsync(Unprivileged(Path.Combine(programs, "initdb"),
                ["-D", data, "-U", SuperUser, "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C", "--no-sync"])).ConfigureAwait(false);
            File.Delete(passwordFile);
            return await ServeAsync(programs, folder, data, password).ConfigureAwait(false);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task<PostgresServer> ServeAsync(string programs, string folder, string data, string password)
    {
        var port = FreePort();
        // Its data is worth nothing after the lesson: no time is spent on saving it from a power cut.
        var process = Process.Start(Unprivileged(Path.Combine(programs, "postgres"),
            ["-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "log_destination=stderr", "-c", "max_connections=40"]))!;
        var log = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var server = new PostgresServer(folder, process, new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Username = SuperUser, Password = password, Database = "postgres",
        }.ToString());
        try
        {
            await server.AcceptsConnectionsAsync(log).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task AcceptsConnectionsAsync(Task<string> log)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                // Not one of the pool, which the lesson counts.
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync().ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException e)
            {
                if (_process.HasExited) throw new InvalidOperationException($"PostgreSQL did not start: {await log.ConfigureAwait(false)}", e);
                if (Stopwatch.GetElapsedTime(started) > StartLimit) throw new InvalidOperationException($"PostgreSQL accepts no connections after {StartLimit.TotalSeconds} s.", e);
            }
            await Task.Delay(20).ConfigureAwait(false);
        }
    }

    private void Stop(object? sender, EventArgs e)
    {
        // "Fast" shutdown: sessions are ended, and nothing stays behind.
        if (!_process.HasExited && !OperatingSystem.IsWindows()) _ = SendSignal(_process.Id, Interrupt);
        if (OperatingSystem.IsWindows() || !_process.WaitForExit(StopLimit)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static ProcessStartInfo Unprivileged(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? new("setpriv", ["--reuid", SuperUser, "--regid", SuperUser, "--clear-groups", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" }
        : new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} failed: {errors}{await output.ConfigureAwait(false)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
