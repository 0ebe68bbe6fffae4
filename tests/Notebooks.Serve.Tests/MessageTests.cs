using System.Net.WebSockets;
using System.Text;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests;

/// <summary>Whatever is sent over a socket, the server stays.</summary>
public sealed class MessageTests
{
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"format-the-disk\"}")]
    [InlineData("{\"type\":\"run\",\"cell\":\"one\"}")]
    [InlineData("{\"type\":\"hello\"}")]
    [InlineData("{\"type\":\"hello\",\"session\":null,\"sources\":{}}")]
    public async Task What_is_no_message_closes_the_socket(string text)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        await using var page = await SocketPage.ConnectOnlyAsync(served);

        await page.SendRawAsync(Encoding.UTF8.GetBytes(text));
        await page.ToTheEndAsync();

        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, page.Closed);
        await using var next = await SocketPage.OpenAsync(served);
        Assert.Equal("done", await next.RunAsync(1));
    }

    [Theory(Timeout = Patience)]
    [InlineData("short")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("0123456789abcdef/../x")]
    public async Task A_session_has_a_plain_name(string session)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        await using var page = await SocketPage.OpenAsync(served, session: session);

        Assert.Equal("refused", $"{page.Welcome["type"]}");
    }

    [Fact(Timeout = Patience)]
    public async Task A_message_that_is_too_long_closes_the_socket()
    {
        await using var served = await ServedFolder.StartAsync(new() { MessageBytes = 10_000 }, watches: false, ("one.dib", ["1 + 1"]));
        await using var page = await SocketPage.OpenAsync(served);

        await page.SendAsync(new { type = "edit", cell = 1, source = new string('x', 20_000) });
        await page.ToTheEndAsync();

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, page.Closed);
    }

    [Fact(Timeout = Patience)]
    public async Task A_cell_that_is_not_there_is_left_out()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        await using var page = await SocketPage.OpenAsync(served, sources: new() { [99] = "x", [-1] = "y" });

        await page.SendAsync(new { type = "run", cell = 99 });
        await page.SendAsync(new { type = "edit", cell = 0, source = "x" });

        Assert.Equal("done", await page.RunAsync(1));
    }
}
