using System.Data.Common;
using Lessons.World.Databases;

namespace Lessons.Tests.World.Databases;

public sealed class SqliteDataSourceTests
{
    [Fact(Timeout = 120_000)]
    public async Task Rows_come_back_and_those_that_the_engine_produced_are_counted()
    {
        await using var source = new SqliteDataSource();
        await ExecuteAsync(source, "CREATE TABLE waves (height INTEGER)");
        await ExecuteAsync(source, "INSERT INTO waves VALUES (1), (2), (3)");
        await using (var command = source.CreateCommand("SELECT seen(height) FROM waves ORDER BY rowid"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            Assert.True(await reader.ReadAsync());
            Assert.Equal(1, reader.GetInt64(0));
        }
        Assert.InRange(source.RowsSeen, 1, 2);
    }

    [Fact(Timeout = 120_000)]
    public async Task Open_connections_are_counted_and_nothing_stays_on_disk()
    {
        string path;
        await using (var source = new SqliteDataSource())
        {
            path = new DbConnectionStringBuilder { ConnectionString = source.ConnectionString }["Data Source"].ToString()!;
            await using (await source.OpenConnectionAsync())
            await using (await source.OpenConnectionAsync())
                Assert.Equal(2, source.OpenConnections);
            Assert.True(File.Exists(path));
            Assert.Equal((0, 2), (source.OpenConnections, source.PeakConnections));
        }
        Assert.False(File.Exists(path));
    }

    [Fact(Timeout = 120_000)]
    public async Task Asynchronous_calls_are_synchronous_inside()
    {
        await using var source = new SqliteDataSource();
        await using var command = source.CreateCommand("SELECT pg_sleep(0.05)");
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var call = command.ExecuteScalarAsync();
        Assert.True(call.IsCompleted);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds >= 45);
        await call;
    }

    private static async Task ExecuteAsync(DbDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
