using System.Security.Cryptography;
using Npgsql;

namespace Lessons.World.Databases;

/// <summary>
/// A PostgreSQL server for the lesson alone. It has a new cluster in a temporary folder, a socket there that no other
/// process can take, and a random password. It ends with this process at the latest.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Product = "PostgreSQL";
    private const string SuperUser = "postgres";
    // PostgreSQL refuses to run as root. Debian's package makes this account.
    private static readonly ServerAccount Account = new("postgres");

    private readonly ServerProcess _process;

    private PostgresServer(ServerProcess process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    /// <summary>The connection string of the server.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a server when PostgreSQL is installed. The caller disposes it.</summary>
    /// <returns>The server, which accepts connections already, or null when PostgreSQL is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is installed but does not start, or it is missing although <c>CI=true</c> says that every part has to be there.
    /// </exception>
    public static Task<PostgresServer?> TryStartAsync() =>
        ServerStart.TryAsync<PostgresServer>(Product, InstalledPrograms.OfPostgres() is { } programs ? folder => StartAsync(programs, folder) : null);

    /// <summary>Stops the server and deletes its files.</summary>
    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return default;
    }

    private static async Task<PostgresServer> StartAsync(string programs, string folder)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var passwordFile = Path.Combine(folder, "password");
        var data = Path.Combine(folder, "data");
        await File.WriteAllTextAsync(passwordFile, password).ConfigureAwait(false);
        await Account.TakeAsync(folder).ConfigureAwait(false);
        await Account.RunAsync(Path.Combine(programs, "initdb"),
            "-D", data, "-U", SuperUser, "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C", "--no-sync").ConfigureAwait(false);
        File.Delete(passwordFile);

        // The data is worth nothing after the lesson, so the server does not save it from a power cut.
        var start = Account.Start(Path.Combine(programs, "postgres"),
            "-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "log_destination=stderr", "-c", "max_connections=40");
        // This signal requests a "fast" shutdown: the server ends its sessions and leaves nothing behind.
        var server = new PostgresServer(new(Product, folder, start, ServerProcess.Interrupt), new NpgsqlConnectionStringBuilder
        {
            Host = folder, Username = SuperUser, Password = password, Database = "postgres",
        }.ToString());
        await server._process.AcceptsAsync(() => new NpgsqlConnection(server.ConnectionString + ";Pooling=false")).ConfigureAwait(false);
        return server;
    }
}
