// likely: the id leaked to the caller: set it in an async method
class RequestLog
{
    private readonly AsyncLocal<string?> request = new();

    public ConcurrentQueue<string> Lines { get; } = [];

    public Task HandleAsync(string id, Func<Task> body)
    {
        request.Value = id;
        return body();
    }

    public void Write(string line) => Lines.Enqueue($"{request.Value ?? "-"}: {line}");
}
