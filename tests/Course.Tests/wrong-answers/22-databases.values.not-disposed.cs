// likely: the reader or the command was not disposed
async IAsyncEnumerable<long> ValuesAsync(DbDataSource source, int half)
{
    DbConnection connection = await source.OpenConnectionAsync();
    DbCommand command = connection.CreateCommand();
    command.CommandText = $"SELECT seen(value) FROM readings WHERE half = {half}";
    DbDataReader reader = await command.ExecuteReaderAsync();
    while (await reader.ReadAsync()) yield return reader.GetInt64(0);
}
