using System.Security.Cryptography;
using MySqlConnector;

namespace Lessons.World.Databases;

/// <summary>
/// A MariaDB server for the lesson alone, which speaks MySQL's protocol. It has a new data folder in a temporary folder, a
/// socket there that no other process can take, and a random password. It ends with this process at the latest.
/// </summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private const string Product = "MariaDB";
    private const string User = "course";
    // This is the number of "nobody": MariaDB's own account comes only with the package that also starts a server.
    private static readonly ServerAccount Account = new("65534");
    // The server is small. It does not save its data from a power cut, because the data is worth nothing after the lesson.
    private static readonly string[] Settings =
    [
        "--innodb-buffer-pool-size=8M", "--innodb-log-file-size=4M", "--innodb-data-file-path=ibdata1:4M:autoextend",
        "--innodb-autoextend-increment=1", "--innodb-temp-data-file-path=ibtmp1:4M:autoextend", "--innodb-flush-method=nosync",
        "--innodb-use-native-aio=OFF", "--aria-pagecache-buffer-size=1M", "--key-buffer-size=64K", "--character-set-server=utf8mb4",
    ];

    private readonly ServerProcess _process;

    private MariaDbServer(ServerProcess process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    /// <summary>The connection string of the server.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a server when MariaDB is installed. The caller disposes it.</summary>
    /// <returns>The server, which accepts connections already, or null when MariaDB is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is installed but does not start, or it is missing although <c>CI=true</c> says that every part has to be there.
    /// </exception>
    public static Task<MariaDbServer?> TryStartAsync() =>
        ServerStart.TryAsync<MariaDbServer>(Product, InstalledPrograms.OfMariaDb() is { } programs ? folder => StartAsync(programs.Install, programs.Server, folder) : null);

    /// <summary>Stops the server and deletes its files.</summary>
    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return default;
    }

    private static async Task<MariaDbServer> StartAsync(string install, string program, string folder)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        // The server runs this before it accepts the first connection, so there is never an account without a password. The
        // default accounts of a new server need no password for system users of the same name.
        var accounts = Path.Combine(folder, "accounts.sql");
        await File.WriteAllTextAsync(accounts, $"""
            CREATE DATABASE {User};
            DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
            FLUSH PRIVILEGES;
            CREATE USER '{User}'@'localhost' IDENTIFIED BY '{password}';
            GRANT ALL ON {User}.* TO '{User}'@'localhost';
            """).ConfigureAwait(false);
        await Account.TakeAsync(folder).ConfigureAwait(false);
        var data = $"--datadir={Path.Combine(folder, "data")}";
        // A server that starts deletes temporary tables of others, so each has a folder of its own for them.
        var temporary = $"--tmpdir={folder}";
        // The machine's settings are meant for the machine's own server, so they are not read.
        await Account.RunAsync(install, ["--no-defaults", data, temporary, "--skip-test-db", .. Settings]).ConfigureAwait(false);

        var socket = Path.Combine(folder, "socket");
        var start = Account.Start(program,
            ["--no-defaults", data, temporary, .. Settings, "--skip-networking", $"--socket={socket}",
            $"--init-file={accounts}", "--skip-name-resolve", "--max-connections=40"]);
        var server = new MariaDbServer(new(Product, folder, start, ServerProcess.Terminate), new MySqlConnectionStringBuilder
        {
            Server = socket, ConnectionProtocol = MySqlConnectionProtocol.UnixSocket, UserID = User, Password = password, Database = User, SslMode = MySqlSslMode.None,
        }.ToString());
        await server._process.AcceptsAsync(() => new MySqlConnection(server.ConnectionString + ";Pooling=false")).ConfigureAwait(false);
        File.Delete(accounts);
        return server;
    }
}
