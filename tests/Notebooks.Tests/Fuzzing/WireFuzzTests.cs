using System.Text.Json.Nodes;
using Notebooks.Compiling;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Damaged messages of every wire: each is refused as what it is, or means something that can be sent again; none costs more memory than it has bytes.</summary>
public class WireFuzzTests
{
    private const int BytesEach = 1 << 16;
    private const int BytesPerByte = 100;

    private static readonly Error Failure = new(["A", "B"], "why", [new("F", "x.dib#1", 2), new("G", null, 0)], "text");

    private static readonly Event[] Events =
    [
        new TextWritten(null, true, "a\n\"🚀\" <b>"), new Displayed(1, "id", new() { ["application/json"] = new JsonObject { ["a"] = 1 } }, true),
        new DisplayUpdated(2, "id", new() { ["text/plain"] = "x" }), new Executed(3, 1.5, Failure) { CompilerMessages = [new("CS1", true, "m", 1, 2) { ImportedFile = "a.ipynb#2" }], ImportedFile = "b.dib" }, new Dying(null, DeathCause.Exit, Failure),
        new OutputCleared(1, true), new InputRequested(2, "Name?", true), new Settled([1, 2, 3]), new Finished([new(1, Failure)], 123),
    ];

    private static readonly Command[] Commands =
        [new Execute(1, [1, 2, 3], "05#1", true, ["/a.dll"]), new Submit(2, "1+1", "csharp"), new Show(2, "text/html", "<b>"), new Settle(), new Interrupt(), new GiveInput("a", ""), new GiveInput(null, "no"), new Quit(), new Finish()];

    private static readonly Submission Text = new("a.dib#1", "a#1", "1+1", null);

    private static readonly CompiledSubmission Compiled = new(true, [77, 90, 0], true, false, [new("CS1", false, "m", null, 1, 2)], ["/a.dll"], [new("/a.cs", "00")], 1.5);

    private static readonly Snapshot Seen = new([new(1, [new("T", "M", 1, 2)])], [new(1, 2, "T", 3, 4, 5, "U", true)], [new(1, 50)]);

    [Fact(Timeout = 2_000_000)]
    public async Task A_damaged_message_is_refused_or_means_something()
    {
        byte[][] events = [.. Events.Select(e => Framed(s => new MessageStream(s).Send(e)))], commands = [.. Commands.Select(c => Framed(s => new MessageStream(s).Send(c)))];
        byte[] request = Framed(s => new FramedStream(s).Send(to => CompileWire.Write(to, new CompileRequest("/f", "/p", [new("key", Text)])))),
            result = Framed(s => new FramedStream(s).Send(to => CompileWire.Write(to, Compiled))), snapshot = Framed(s => new FramedStream(s).Send(to => SnapshotWire.Write(to, Seen)));

        var read = await FuzzRun.OfEachSeedAsync(seed =>
        {
            var damage = new Damage(seed);
            return damage.Next(5) switch
            {
                0 => Survives(damage, damage.OneOf(events), s => new MessageStream(s).ReadEventAsync().GetAwaiter().GetResult(), (s, e) => new MessageStream(s).Send(e)),
                1 => Survives(damage, damage.OneOf(commands), s => new MessageStream(s).ReadCommand(), (s, c) => new MessageStream(s).Send(c)),
                2 => Survives(damage, request, s => new FramedStream(s).Read(CompileWire.ReadRequest), (s, m) => new FramedStream(s).Send(to => CompileWire.Write(to, m))),
                3 => Survives(damage, result, s => new FramedStream(s).Read(CompileWire.ReadResult), (s, m) => new FramedStream(s).Send(to => CompileWire.Write(to, m))),
                _ => Survives(damage, snapshot, s => new FramedStream(s).Read(SnapshotWire.Read), (s, m) => new FramedStream(s).Send(to => SnapshotWire.Write(to, m))),
            };
        });
        Assert.InRange(read, 1 + FuzzRun.Inputs / 50, FuzzRun.Inputs - 1);
    }

    private static bool Survives<T>(Damage damage, byte[] frame, Func<Stream, T?> read, Action<Stream, T> write) where T : class
    {
        // Half of them keep their header, so that the damage is in what they say.
        var bytes = damage.Next(2) == 0 ? damage.Of(frame) : Framed(damage.Of(frame[sizeof(int)..]));
        return FuzzRun.Reducing(bytes, bytes => Survives(bytes, read, write));
    }

    private static bool Survives<T>(byte[] bytes, Func<Stream, T?> read, Action<Stream, T> write) where T : class
    {
        T? message;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            message = read(new MemoryStream(bytes));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            message = null;
        }
        // A header alone may have claimed a megabyte.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (1 << 20) + BytesEach + BytesPerByte * bytes.Length);
        if (message is null) return false;

        var again = Framed(s => write(s, message));
        Assert.Equal(again, Framed(s => write(s, read(new MemoryStream(again))!)));
        return true;
    }

    private static byte[] Framed(byte[] body) => [.. BitConverter.GetBytes(body.Length), .. body];

    private static byte[] Framed(Action<Stream> send)
    {
        using var stream = new MemoryStream();
        send(stream);
        return stream.ToArray();
    }
}
