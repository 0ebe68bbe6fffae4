using System.Net;
using System.Text.Json;
using Lessons.World;

namespace Lessons.Tests.World;

public sealed class LocalServerTests : IAsyncLifetime
{
    private LocalServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync(seed: 5);
        _client = new() { BaseAddress = _server.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Any_status_can_be_asked_for(int code)
    {
        using var response = await _client.GetAsync($"status/{code}");
        Assert.Equal(code, (int)response.StatusCode);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(50_000)]
    public async Task As_many_bytes_come_as_were_asked_for(int length) =>
        Assert.Equal(length, (await _client.GetByteArrayAsync($"bytes/{length}")).Length);

    [Fact(Timeout = 120_000)]
    public async Task Lines_arrive_one_by_one()
    {
        using var response = await _client.GetAsync("stream/1000?every=50", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("line 1", await reader.ReadLineAsync());
        Assert.Equal("line 2", await reader.ReadLineAsync());
        Assert.Equal(1, _server.ActiveRequests);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_slow_body_comes_after_its_headers()
    {
        using var response = await _client.GetAsync("slow-body?ms=100", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(1, _server.ActiveRequests);
        Assert.Equal("waited 100 ms", await response.Content.ReadAsStringAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task Slow_headers_come_with_their_body() =>
        Assert.Equal("waited 1 ms", await _client.GetStringAsync("slow-headers?ms=1"));

    [Fact(Timeout = 120_000)]
    public async Task Requests_that_meet_are_answered_together_round_after_round()
    {
        for (var round = 0; round < 2; round++)
        {
            var early = Enumerable.Range(0, 2).Select(_ => _client.GetStringAsync("meet/3")).ToList();
            while (_server.ActiveRequests < 2) await Task.Delay(1);
            Assert.DoesNotContain(early, request => request.IsCompleted);
            Assert.Equal("met 3", await _client.GetStringAsync("meet/3"));
            Assert.All(await Task.WhenAll(early), answer => Assert.Equal("met 3", answer));
        }
        Assert.Equal(3, _server.PeakRequests);
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_waits_for_a_meeting_in_vain_is_told_so_and_no_longer_counted()
    {
        using var alone = await _client.GetAsync("meet/2?patience=50");
        Assert.Equal(HttpStatusCode.RequestTimeout, alone.StatusCode);
        using var left = new CancellationTokenSource();
        var leaving = _client.GetAsync("meet/2", left.Token);
        while (_server.ActiveRequests < 1) await Task.Delay(1);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await _server.ClientLeft;
        // Were one of them still counted, this one would not wait for another.
        using var next = await _client.GetAsync("meet/2?patience=50");
        Assert.Equal(HttpStatusCode.RequestTimeout, next.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("meet/0")).StatusCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_same_requests_fail_on_a_server_with_the_same_seed()
    {
        await using var twin = await LocalServer.StartAsync(seed: 5);
        using var client = new HttpClient { BaseAddress = twin.Address };
        var (mine, its) = (await StatusesAsync(_client), await StatusesAsync(client));
        Assert.Equal(mine, its);
        Assert.Contains(HttpStatusCode.OK, mine);
        Assert.Contains(HttpStatusCode.ServiceUnavailable, mine);

        static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient client)
        {
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < 20; i++)
            {
                using var response = await client.GetAsync("flaky?rate=0.3");
                statuses.Add(response.StatusCode);
            }
            return statuses;
        }
    }

    [Theory(Timeout = 120_000)]
    [InlineData("0", 200)]
    [InlineData("1", 503)]
    public async Task A_rate_of_nothing_or_everything_leaves_nothing_to_luck(string rate, int code)
    {
        using var response = await _client.GetAsync($"flaky?rate={rate}");
        Assert.Equal(code, (int)response.StatusCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_arrives_is_echoed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "get?name=value") { Headers = { { "X-Lesson", "07" } } };
        using var response = await _client.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("value", json.RootElement.GetProperty("query").GetProperty("name").GetString());
        Assert.Equal("07", json.RootElement.GetProperty("headers").GetProperty("X-Lesson").GetString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Requests_are_counted_in_total_by_path_and_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _client.GetStringAsync("delay/100")));
        await _client.GetStringAsync("get?a=1");
        Assert.Equal((4, 3, 1, 0), (_server.Requests, _server.RequestsTo("/delay/100"), _server.RequestsTo("/get"), _server.RequestsTo("/oops")));
        Assert.InRange(_server.PeakRequests, 1, 3);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_client_that_leaves_is_noticed()
    {
        using var response = await _client.GetAsync("slow-body?ms=60000", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(0, _server.ClientsLeft);
        response.Dispose();
        await _server.ClientLeft;
        Assert.Equal(1, _server.ClientsLeft);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_stop_answers_the_request_in_the_middle_and_refuses_the_next()
    {
        using var response = await _client.GetAsync("slow-body?ms=200", HttpCompletionOption.ResponseHeadersRead);
        var stop = _server.StopAsync();
        Assert.Equal("waited 200 ms", await response.Content.ReadAsStringAsync());
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync("get"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Requests_and_connections_are_counted_apart()
    {
        for (var n = 0; n < 3; n++) await _client.GetStringAsync("get", TestContext.Current.CancellationToken);
        Assert.Equal((3, 1), (_server.Requests, _server.Connections));
    }

    [Fact(Timeout = 120_000)]
    public async Task Some_pages_stumble_once_when_told_to()
    {
        _server.PagesStumble = true;
        HttpStatusCode[] answers = [await StatusOfAsync("pages/boats/03.html"), await StatusOfAsync("pages/boats/03.html"), await StatusOfAsync("pages/boats/04.html")];
        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK], answers);
    }

    private async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [Fact(Timeout = 120_000)]
    public async Task With_http2_many_requests_share_one_connection_and_http1_is_refused()
    {
        await using var server = await LocalServer.StartAsync(http2: true);
        using var modern = new HttpClient { BaseAddress = server.Address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        await Task.WhenAll(Enumerable.Repeat("meet/3", 3).Select(path => modern.GetStringAsync(path)));
        Assert.Equal(1, server.Connections);

        using var old = new HttpClient { BaseAddress = server.Address };
        await Assert.ThrowsAsync<HttpRequestException>(() => old.GetStringAsync("get"));
    }
}
