using System.Net;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests;

/// <summary>The command <c>nb serve</c>.</summary>
public sealed class CommandTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task It_prints_the_address_serves_and_ends_with_an_interrupt_leaving_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("one.dib", "#!csharp\n\n1 + 1\n");
        using var nb = Nb.StartInForeground(folder.Path, "serve", "--no-open");

        var address = new Uri((await nb.Out.ReadLineAsync(TestContext.Current.CancellationToken))!);
        using var visitor = new Visitor();
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        await nb.SignalAsync("INT");
        var ended = await nb.EndAsync();
        Assert.Equal(0, ended.ExitCode);
        Assert.False(await IsServedAsync(visitor, address));
    }

    // Another program may have the port by now, but it does not know the token in the address.
    private static async Task<bool> IsServedAsync(Visitor visitor, Uri address)
    {
        try
        {
            using var answer = await visitor.GetAsync(address);
            return answer.StatusCode == HttpStatusCode.Redirect;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [Fact(Timeout = Patience)]
    public async Task A_port_that_is_taken_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("one.dib", "#!csharp\n\n1 + 1\n");
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var ended = await Nb.RunAsync(folder.Path, "serve", "--no-open", "--port", $"{port}");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"nb: port {port} is used by another program: give another one with --port, or none.\n", ended.Error);
    }

    [Theory(Timeout = Patience)]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    public async Task A_port_is_a_number(string port)
    {
        using var folder = new TempFolder();
        folder.Write("one.dib", "#!csharp\n\n1 + 1\n");

        var ended = await Nb.RunAsync(folder.Path, "serve", "--no-open", "--port", port);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains($"--port {port}: give a whole number from 1 to 65535.", ended.Error);
    }

    [Fact(Timeout = Patience)]
    public async Task Notebooks_of_two_folders_are_refused()
    {
        using var folder = new TempFolder();
        folder.Write("a/one.dib", "#!csharp\n\n1\n");
        folder.Write("b/two.dib", "#!csharp\n\n2\n");

        var ended = await Nb.RunAsync(folder.Path, "serve", "--no-open");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("notebooks of one folder", ended.Error);
    }
}
