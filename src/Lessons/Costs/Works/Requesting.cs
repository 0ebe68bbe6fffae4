namespace Lessons.Costs.Works;

/// <summary>HTTP requests over connections that stay open.</summary>
internal static class Requesting
{
    private const int Clients = 8;

    /// <summary>Sends so many requests in all. Each client sends its next request after its last answer.</summary>
    public static async Task<Cost> RequestsAsync(int batch, double milliseconds, Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        return await CostMeter.RepeatAsync(AllAsync, batch, milliseconds);

        Task AllAsync(int count) => Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => OneAfterAnotherAsync(count / Clients)).ToArray());

        async Task OneAfterAnotherAsync(int count)
        {
            for (var i = 0; i < count; i++) await http.GetByteArrayAsync("bytes/64");
        }
    }
}
