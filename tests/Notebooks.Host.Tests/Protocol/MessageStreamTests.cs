using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Host.Tests.Protocol;

public class MessageStreamTests
{
    [Fact(Timeout = 120_000)]
    public async Task Every_kind_of_event_arrives_as_it_was_sent()
    {
        var error = new Error(["A", "B"], "why", [new("F", "x.dib#1", 2), new("G", null, 0)], "text");
        Event[] sent =
        [
            new TextWritten(null, true, "a\n\"🚀\" <b>"), new Displayed(1, "id", new() { ["application/json"] = new JsonObject { ["a"] = 1 } }, true),
            new DisplayUpdated(2, "id", new() { ["text/plain"] = "x" }), new Executed(3, 1.5, error) { IsLeft = true, LateMilliseconds = 2.5 }, new Dying(null, DeathCause.Exit, error),
            new OutputCleared(1, true), new ErrorShown(1, "bad"), new ErrorShown(null, ""), new InputRequested(2, "Name?", true), new Finished([new(1, error)], 123),
        ];
        using var buffer = new MemoryStream();
        var channel = new MessageStream(buffer);
        foreach (var message in sent)
        {
            channel.Send(message);
        }

        buffer.Position = 0;
        foreach (var message in sent)
        {
            Assert.Equal(Text(message), Text(await channel.ReadEventAsync()));
        }

        Assert.Null(await channel.ReadEventAsync());

        // Records compare arrays and JSON by reference; how they are written compares their contents.
        static string Text(Event? message) => $"{message!.GetType().Name} {JsonSerializer.Serialize<object>(message)}";
    }

    [Fact(Timeout = 120_000)]
    public async Task Commands_arrive_read_either_way()
    {
        using var buffer = new MemoryStream();
        var channel = new MessageStream(buffer);
        channel.Send(new Execute(1, [1, 2, 3], "05#1", true, ["/a.dll"]));
        channel.Send(new Show(2, "text/html", "<b>"));
        channel.Send(new Execute(1, [], "", false, []) { AllowsInput = true });
        channel.Send(new Interrupt());
        channel.Send(new GiveInput("", ""));
        channel.Send(new GiveInput(null, "why not"));
        buffer.Position = 0;

        var execute = Assert.IsType<Execute>(await channel.ReadCommandAsync());
        Assert.Equal([1, 2, 3], execute.Assembly);
        Assert.Equal("05#1", execute.ScriptClass);
        Assert.False(execute.AllowsInput);
        Assert.Equal(new Show(2, "text/html", "<b>"), channel.ReadCommand());
        Assert.True(Assert.IsType<Execute>(channel.ReadCommand()).AllowsInput);
        Assert.Equal(new Interrupt(), channel.ReadCommand());
        Assert.Equal(new GiveInput("", ""), channel.ReadCommand());
        Assert.Equal(new GiveInput(null, "why not"), channel.ReadCommand());
        Assert.Null(channel.ReadCommand());
    }

    [Theory(Timeout = 120_000)]
    [InlineData(new byte[] { 0, 0, 0, 0x7F }, "claims a length of")]
    [InlineData(new byte[] { 255, 255, 255, 255 }, "claims a length of -1")]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{', (byte)'}' }, "Not a message this version understands")]
    public async Task What_is_no_message_is_refused_with_a_reason(byte[] bytes, string reason)
    {
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => new MessageStream(new MemoryStream(bytes)).ReadEventAsync());

        Assert.Contains(reason, refused.Message);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("L", 2_000_000_000, "does not fit")]
    [InlineData("L", -1, "does not fit")]
    [InlineData("F", 2_000_000_000, "does not fit")]
    [InlineData("F", 5, "does not fit")]
    [InlineData("L", 0, "are left over", (byte)1)]
    [InlineData("C", 1, "Not a message this version understands")]
    [InlineData("T", 1, "Not a message this version understands", (byte)0, (byte)255, (byte)255, (byte)255, (byte)255, (byte)15)]
    [InlineData("U", 1, "Not a message this version understands", (byte)0, (byte)4, (byte)'n', (byte)'u', (byte)'l', (byte)'l')]
    [InlineData("U", 1, "Not a message this version understands", (byte)0, (byte)2, (byte)'[', (byte)']')]
    [InlineData("U", 1, "Not a message this version understands", (byte)0, (byte)13, (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'1', (byte)',', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'1', (byte)'}')]
    public async Task A_message_whose_lengths_are_wrong_is_refused_and_costs_nothing(string kind, int first, string reason, params byte[] rest)
    {
        await Task.Yield();
        byte[] body = [(byte)kind[0], .. BitConverter.GetBytes(first), .. rest];
        var channel = new MessageStream(new MemoryStream([.. BitConverter.GetBytes(body.Length), .. body]));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => channel.ReadEventAsync());

        Assert.Contains(reason, refused.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_header_alone_costs_no_memory()
    {
        var bytes = BitConverter.GetBytes(FramedStream.MaxBytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        await Assert.ThrowsAsync<EndOfStreamException>(() => new MessageStream(new MemoryStream(bytes)).ReadEventAsync());
        Assert.Throws<EndOfStreamException>(() => new MessageStream(new MemoryStream(bytes)).ReadCommand());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(60, true)]
    [InlineData(190, true)]
    [InlineData(300, false)]
    public async Task What_a_value_is_made_of_may_nest_deep(int depth, bool arrives)
    {
        JsonNode value = new JsonObject();
        for (var level = 1; level < depth; level++) value = new JsonObject { ["a"] = value };
        using var buffer = new MemoryStream();
        var channel = new MessageStream(buffer);
        var sent = new DisplayUpdated(1, "id", new() { ["application/json"] = value });

        if (!arrives)
        {
            Assert.Contains("nests deeper than", Assert.Throws<InvalidDataException>(() => channel.Send(sent)).Message);
            Assert.Equal(0, buffer.Length);
            return;
        }

        channel.Send(sent);
        buffer.Position = 0;
        Assert.True(JsonNode.DeepEquals(sent.Data, Assert.IsType<DisplayUpdated>(await channel.ReadEventAsync()).Data));
    }

    [Theory(Timeout = 120_000)]
    [InlineData(new byte[] { 2, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{' })]
    public async Task A_message_that_breaks_off_is_an_error_of_the_connection(byte[] bytes) =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => new MessageStream(new MemoryStream(bytes)).ReadEventAsync());

    [Fact(Timeout = 120_000)]
    public async Task Messages_of_many_threads_do_not_mix()
    {
        using var buffer = new MemoryStream();
        var channel = new MessageStream(buffer);
        Parallel.For(1, 1001, i => channel.Send(new TextWritten(i, false, new string('x', i))));
        buffer.Position = 0;

        var lengths = new SortedDictionary<int, int>();
        while (await channel.ReadEventAsync() is TextWritten text)
        {
            lengths.Add(text.Cell!.Value, text.Text.Length);
        }

        Assert.Equal(1000, lengths.Count);
        Assert.All(lengths, entry => Assert.Equal(entry.Key, entry.Value));
    }
}
