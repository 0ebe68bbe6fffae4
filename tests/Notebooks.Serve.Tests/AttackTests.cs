using System.Net;
using System.Net.WebSockets;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests;

/// <summary>Other sites in the reader's browser, and other users of the machine, get nothing and run nothing.</summary>
public sealed class AttackTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task The_address_lets_the_reader_in_and_the_token_leaves_the_address_bar()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();

        using var first = await visitor.GetAsync(new Uri(served.Server.Address));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal($"{served.Base}index.html", $"{first.Headers.Location}");
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=strict", cookie);
        Assert.Contains("httponly", cookie);
        // Browsers send a cookie to every port of a machine, but only below its path.
        Assert.Contains($"path={served.Base.TrimEnd('/')}", cookie);

        using var page = await visitor.GetAsync(new Uri(served.Root, $"{served.Base}one.html"), ("Cookie", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self';", policy);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory(Timeout = Patience)]
    [InlineData("one.html")]
    [InlineData("index.html")]
    [InlineData("assets/book.css")]
    [InlineData("assets/search.js")]
    [InlineData("")]
    [InlineData("?token=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_the_cookie_there_is_nothing(string what)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();

        using var without = await visitor.GetAsync(new Uri(served.Root, served.Base + what));
        using var wrong = await visitor.GetAsync(new Uri(served.Root, served.Base + what), ("Cookie", "interleave=0000000000000000000000000000000000000000000000000000000000000000"));

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal("Open the address that `nb serve` has printed: it lets you in.\n", await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Patience)]
    public async Task The_cookie_opens_nothing_outside_of_its_folder()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();
        var cookie = await Visitor.CookieAsync(served.Server);

        foreach (var path in (string[])["/", "/index.html", "/one.html", $"/x{served.Base}one.html"])
        {
            using var answer = await visitor.GetAsync(new Uri(served.Root, path), ("Cookie", cookie));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory(Timeout = Patience)]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1.evil.example:PORT")]
    [InlineData("[::1]:PORT")]
    public async Task A_name_that_leads_here_does_not_open_the_door(string host)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();

        using var answer = await visitor.GetAsync(new Uri(served.Root, $"{served.Base}one.html"), ("Host", host.Replace("PORT", $"{served.Root.Port}")), ("Cookie", await Visitor.CookieAsync(served.Server)));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory(Timeout = Patience)]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:PORT")]
    public async Task A_request_of_another_site_is_refused_even_with_the_cookie(string origin)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();
        var cookie = await Visitor.CookieAsync(served.Server);

        using var page = await visitor.GetAsync(new Uri(served.Root, $"{served.Base}one.html"), ("Origin", origin.Replace("PORT", $"{served.Root.Port}")), ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin.Replace("PORT", $"{served.Root.Port}"));
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{served.Root.Authority}{served.Base}socket/one"), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode == 0 ? HttpStatusCode.Forbidden : socket.HttpStatusCode);
    }

    [Fact(Timeout = Patience)]
    public async Task A_socket_needs_an_origin_and_a_cookie()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        var address = new Uri($"ws://{served.Root.Authority}{served.Base}socket/one");
        using var noOrigin = new ClientWebSocket();
        noOrigin.Options.SetRequestHeader("Cookie", await Visitor.CookieAsync(served.Server));
        using var noCookie = new ClientWebSocket();
        noCookie.Options.SetRequestHeader("Origin", served.Root.GetLeftPart(UriPartial.Authority));

        await Assert.ThrowsAsync<WebSocketException>(() => noOrigin.ConnectAsync(address, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<WebSocketException>(() => noCookie.ConnectAsync(address, TestContext.Current.CancellationToken));

        // With both it opens, so that it is these two that were missing.
        await using var page = await SocketPage.OpenAsync(served);
        Assert.Equal("welcome", $"{page.Welcome["type"]}");
    }

    [Theory(Timeout = Patience)]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A_form_of_another_site_changes_nothing(string method)
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        using var visitor = new Visitor();

        using var answer = await visitor.SendAsync(new(method), new Uri(served.Root, $"{served.Base}one.html"), ("Cookie", await Visitor.CookieAsync(served.Server)));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory(Timeout = Patience)]
    [InlineData("../../../etc/passwd")]
    [InlineData("..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("files/../one.dib")]
    [InlineData("files/%2e%2e%2fone.dib")]
    [InlineData("assets/../../one.dib")]
    [InlineData("one.dib")]
    [InlineData("..\\one.dib")]
    public async Task An_address_is_never_made_into_a_path(string path)
    {
        await using var served = await ServedFolder.StartAsync("\"here\"");
        var cookie = await Visitor.CookieAsync(served.Server);

        var answer = await Visitor.RawAsync(served.Root, $"GET {served.Base}{path} HTTP/1.1\r\nHost: {served.Root.Authority}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");

        Assert.DoesNotContain("root:", answer);
        Assert.DoesNotContain("#!csharp", answer);
        Assert.Matches("^HTTP/1.1 (400|403|404) ", answer);
    }

    [Fact(Timeout = Patience)]
    public async Task Only_this_machine_can_connect()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");
        var others = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == served.Root.Port).ToArray();

        Assert.NotEmpty(others);
        Assert.All(others, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener}"));
    }
}
