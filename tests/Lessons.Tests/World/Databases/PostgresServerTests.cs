using System.Diagnostics;
using Lessons.World.Databases;
using Npgsql;

namespace Lessons.Tests.World.Databases;

[Needs(Part.PostgreSql)]
public sealed class PostgresServerTests
{
    [Fact(Timeout = 180_000)]
    public async Task It_answers_on_a_socket_of_its_own_and_leaves_nothing_behind()
    {
        var server = await PostgresServer.TryStartAsync();
        Assert.NotNull(server);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);

        int postmaster;
        string data;
        await using (var source = NpgsqlDataSource.Create(server.ConnectionString))
        {
            await using var command = source.CreateCommand("SHOW data_directory");
            data = (string)(await command.ExecuteScalarAsync())!;
            // No port that somebody else could have taken, or could reach.
            Assert.Equal(Path.GetDirectoryName(data), settings.Host);
            await using var addresses = source.CreateCommand("SHOW listen_addresses");
            Assert.Equal("", await addresses.ExecuteScalarAsync());
            // The server's first process writes its id here.
            postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0]);
        }
        Assert.False(Process.GetProcessById(postmaster).HasExited);

        await server.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(postmaster));
        Assert.False(Directory.Exists(data));
    }

    [Fact(Timeout = 180_000)]
    public async Task It_wants_its_password()
    {
        await using var server = await PostgresServer.TryStartAsync();
        Assert.NotNull(server);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" }.ToString());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }
}
