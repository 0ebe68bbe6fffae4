// likely: a client for each call: it connects again for every request
Task<FetchResult[]> FetchAllAsync(HttpClient shared, string[] paths)
{
    return Task.WhenAll(paths.Select(async path =>
    {
        using var client = new HttpClient { BaseAddress = shared.BaseAddress };
        using HttpResponseMessage response = await client.GetAsync(path);
        return new FetchResult(path, (int)response.StatusCode, (await response.Content.ReadAsStringAsync()).Length);
    }));
}
