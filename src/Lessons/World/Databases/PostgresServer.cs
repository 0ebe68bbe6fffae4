using System.Security.Cryptography;
using Npgsql;

namespace Lessons.World.Databases;

/// <summary>
/// A PostgreSQL server of the lesson's own: a new cluster in a temporary folder, on a socket in that folder, which nobody else
/// can take, with a password that nobody chose. It ends with this process at the latest.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Product = "PostgreSQL";
    private const string SuperUser = "postgres";
    // It refuses to run as root; Debian's package makes this account.
    private static readonly ServerAccount Account = new("postgres");

    private readonly ServerProcess _process;

    private PostgresServer(ServerProcess process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a server when PostgreSQL is installed; whoever starts it disposes it.</summary>
    /// <returns>The server, which accepts connections already, or null when PostgreSQL is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is installed and does not start, or it is not installed and <c>CI=true</c> says that every part has to be there.
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

        // Its data is worth nothing after the lesson: no time is spent on saving it from a power cut.
        var start = Account.Start(Path.Combine(programs, "postgres"),
            "-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "log_destination=stderr", "-c", "max_connections=40");
        // "Fast" shutdown: sessions are ended, and nothing stays behind.
        var server = new PostgresServer(new(Product, folder, start, ServerProcess.Interrupt), new NpgsqlConnectionStringBuilder
        {
            Host = folder, Username = SuperUser, Password = password, Database = "postgres",
        }.ToString());
        await server._process.AcceptsAsync(() => new NpgsqlConnection(server.ConnectionString + ";Pooling=false")).ConfigureAwait(false);
        return server;
    }
}
