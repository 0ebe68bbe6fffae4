using System.Net;
using System.Net.Sockets;
using Notebooks.Book.Contents;

namespace Notebooks.Serve.Tests;

/// <summary>Ports that other programs use.</summary>
public sealed class PortTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task A_port_that_is_bound_and_taken_before_anybody_listens_is_a_taken_port()
    {
        using var folder = new TempFolder();
        // Several programs may bind a port of loopback as long as none of them listens.
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var refusal = await Assert.ThrowsAsync<ServeException>(() => BookServer.StartAsync(
            Settings(folder) with { Port = port },
            bound: _ => other.Listen()));

        Assert.StartsWith($"port {port} is used by another program", refusal.Message);
    }

    [Fact(Timeout = Patience)]
    public async Task The_next_port_is_tried_when_the_usual_one_is_taken_at_the_last_moment()
    {
        using var folder = new TempFolder();
        List<Socket> others = [];
        var taken = 0;
        try
        {
            await using var server = await BookServer.StartAsync(
                Settings(folder),
                bound: port =>
                {
                    if (others.Count > 0) return;
                    taken = port;
                    others.Add(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
                    others[0].Bind(new IPEndPoint(IPAddress.Loopback, port));
                    others[0].Listen();
                });

            Assert.InRange(new Uri(server.Address).Port, taken + 1, ServeSettings.UsualPort + 20);
        }
        finally
        {
            others.ForEach(other => other.Dispose());
        }
    }

    private static ServeSettings Settings(TempFolder folder) => new()
    {
        Notebooks = [folder.Write("one.dib", "#!csharp\n\n1 + 1\n")],
        Info = new BookInfo("Served", "For tests.", null, null, []),
        CacheFolder = folder["cache"],
    };
}
