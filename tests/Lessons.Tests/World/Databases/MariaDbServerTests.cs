using System.Data.Common;
using System.Diagnostics;
using Lessons.World.Databases;
using MySqlConnector;

namespace Lessons.Tests.World.Databases;

public sealed class MariaDbServerTests
{
    private const string Missing = "needs MariaDB (run .devcontainer/setup.sh)";
    private const string AccessDenied = "28000";

    [Fact(Timeout = 180_000)]
    public async Task It_answers_on_a_socket_of_its_own_and_leaves_nothing_behind()
    {
        var server = await MariaDbServer.TryStartAsync();
        if (server is null)
        {
            Assert.Skip(Missing);
            return;
        }

        int process;
        string data;
        await using (var source = new MySqlDataSource(server.ConnectionString))
        {
            // No port that somebody else could have taken, or could reach.
            Assert.Equal("ON", await ScalarAsync(source, "SELECT CAST(@@skip_networking AS CHAR)"));
            Assert.Equal(new MySqlConnectionStringBuilder(server.ConnectionString).Server, await ScalarAsync(source, "SELECT @@socket"));
            data = await ScalarAsync(source, "SELECT @@datadir");
            process = int.Parse(await File.ReadAllTextAsync(await ScalarAsync(source, "SELECT @@pid_file")));
        }
        Assert.False(Process.GetProcessById(process).HasExited);
        var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(data))!;
        // Its password stood there until it had started.
        Assert.Empty(Directory.GetFiles(folder, "*.sql"));

        await server.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.False(Directory.Exists(folder));
    }

    [Fact(Timeout = 180_000)]
    public async Task It_wants_its_password()
    {
        await using var server = await MariaDbServer.TryStartAsync();
        if (server is null)
        {
            Assert.Skip(Missing);
            return;
        }
        Assert.Equal(AccessDenied, await RefusalAsync(new(server.ConnectionString) { Password = "guess" }));
        // The accounts that every new server has are gone: for the system's users on its socket they would need no password.
        Assert.Equal(AccessDenied, await RefusalAsync(new(server.ConnectionString) { UserID = "root", Password = "" }));
    }

    private static async Task<string?> RefusalAsync(MySqlConnectionStringBuilder settings)
    {
        await using var connection = new MySqlConnection(settings.ToString());
        return (await Assert.ThrowsAsync<MySqlException>(() => connection.OpenAsync())).SqlState;
    }

    private static async Task<string> ScalarAsync(DbDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
