// likely: you read all rows before you hand out the first
async IAsyncEnumerable<long> ValuesAsync(DbDataSource source, int half)
{
    List<long> values = [];
    await using DbCommand command = Command(source,
        "SELECT seen(value) FROM readings WHERE half = @half", ("half", half));
    await using DbDataReader reader = await command.ExecuteReaderAsync();
    while (await reader.ReadAsync()) values.Add(reader.GetInt64(0));
    foreach (long value in values) yield return value;
}
