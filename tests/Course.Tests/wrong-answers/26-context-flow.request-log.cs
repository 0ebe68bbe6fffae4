// likely: one field for all requests: it holds the last id
class RequestLog
{
    private static string? request;

    public ConcurrentQueue<string> Lines { get; } = [];

    public async Task HandleAsync(string id, Func<Task> body)
    {
        request = id;
        await body();
    }

    public void Write(string line) => Lines.Enqueue($"{request ?? "-"}: {line}");
}
