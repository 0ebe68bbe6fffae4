// likely: you awaited each request where you made it
async Task<FetchResult[]> FetchAllAsync(HttpClient shared, string[] paths)
{
    List<FetchResult> results = [];
    foreach (string path in paths)
    {
        using HttpResponseMessage response = await shared.GetAsync(path);
        results.Add(new(path, (int)response.StatusCode, (await response.Content.ReadAsStringAsync()).Length));
    }
    return [.. results];
}
