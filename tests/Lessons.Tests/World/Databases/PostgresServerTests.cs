using System.Diagnostics;
using Lessons.World.Databases;
using Npgsql;

namespace Lessons.Tests.World.Databases;

public sealed class PostgresServerTests
{
    [Fact(Timeout = 180_000)]
    public async Task It_answers_on_loopback_and_leaves_nothing_behind()
    {
        var server = await PostgresServer.TryStartAsync();
        if (server is null)
        {
            Assert.Skip("needs PostgreSQL (run .devcontainer/setup.sh)");
            return;
        }
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        Assert.Equal("127.0.0.1", settings.Host);

        int backend;
        string data;
        await using (var source = NpgsqlDataSource.Create(server.ConnectionString))
        {
            await using var connection = await source.OpenConnectionAsync();
            backend = connection.ProcessID;
            await using var command = new NpgsqlCommand("SHOW data_directory", connection);
            data = (string)(await command.ExecuteScalarAsync())!;
        }
        Assert.False(Process.GetProcessById(backend).HasExited);

        await server.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(backend));
        Assert.False(Directory.Exists(data));
    }

    [Fact(Timeout = 180_000)]
    public async Task It_wants_its_password()
    {
        await using var server = await PostgresServer.TryStartAsync();
        if (server is null)
        {
            Assert.Skip("needs PostgreSQL (run .devcontainer/setup.sh)");
            return;
        }
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" }.ToString());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }
}
