using System.Net.WebSockets;
using System.Text;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Tests;

/// <summary>The end of a connection, which several others may hold.</summary>
public sealed class ConnectionTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task A_connection_that_is_gone_may_still_be_ended_and_sent_to()
    {
        var connection = ThatReceives();
        await connection.RunAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);
        await connection.DisposeAsync();

        connection.End();
        await connection.SendAsync(new Host("ready"));
    }

    [Fact(Timeout = Patience)]
    public async Task A_message_that_makes_the_server_fail_ends_the_connection_too()
    {
        await using var connection = ThatReceives("""{"type":"interrupt"}""");

        await Assert.ThrowsAsync<FormatException>(() => connection.RunAsync(_ => throw new FormatException(), TestContext.Current.CancellationToken));

        Assert.True(connection.Ended.IsCompleted);
    }

    // Frames as a client sends them: text, whole, short, and masked with zeros.
    private static Connection ThatReceives(params string[] messages)
    {
        var frames = messages.SelectMany(text => (byte[])[0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)]);
        return new(WebSocket.CreateFromStream(new OneWay([.. frames]), new() { IsServer = true }), new ServeLimits());
    }

    /// <summary>Reads what it was given, and takes whatever is written.</summary>
    private sealed class OneWay(byte[] incoming) : MemoryStream(incoming)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
