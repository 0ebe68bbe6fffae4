using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Lessons.World.Databases;

/// <summary>
/// SQLite as a <see cref="DbDataSource"/>, which its driver lacks. The database is a temporary file, which is deleted
/// with the data source. SQL may use two functions of this process:
/// <list type="bullet">
/// <item><c>pg_sleep(seconds)</c>, as in PostgreSQL: the query takes that long</item>
/// <item><c>seen(value)</c>, which returns its argument and counts in <see cref="RowsSeen"/></item>
/// </list>
/// </summary>
public sealed class SqliteDataSource : DbDataSource
{
    private readonly string _path;
    private int _open;
    private int _peak;
    private int _rows;

    // .NET Interactive does not find the class that the driver looks up by name, so it is set up here. It also loads the
    // library once for each version that an assembly refers to, unless the oldest is asked for first: the driver's version.
    static SqliteDataSource()
    {
        _ = typeof(SqliteConnection).GetProperty(nameof(SqliteConnection.Handle))!.PropertyType;
        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>Makes an empty database.</summary>
    public SqliteDataSource()
    {
        _path = Path.Combine(Path.GetTempPath(), $"interleave-{Guid.NewGuid():N}.db");
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = 30 }.ToString();
    }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    /// <summary>The most connections that were open at the same time.</summary>
    public int PeakConnections => Volatile.Read(ref _peak);

    /// <summary>How often queries have called <c>seen</c>: the number of rows that the engine really produced.</summary>
    public int RowsSeen => Volatile.Read(ref _rows);

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.CreateFunction("pg_sleep", static (double seconds) =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
            return "";
        });
        connection.CreateFunction("seen", (long value) =>
        {
            Interlocked.Increment(ref _rows);
            return value;
        });
        connection.StateChange += Count;
        return connection;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        using (var connection = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(connection);
        File.Delete(_path);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(disposing: true);
        return default;
    }

    private void Count(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            Interlocked.Decrement(ref _open);
            return;
        }
        var open = Interlocked.Increment(ref _open);
        for (var peak = _peak; open > peak; peak = _peak) Interlocked.CompareExchange(ref _peak, open, peak);
    }
}
