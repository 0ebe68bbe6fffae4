using System.Security.Cryptography;
using System.Text;
using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

/// <summary>Entries of the cache whose checksum is right and whose content is not. One run writes them all, one finds them.</summary>
public sealed class NonsenseEntryTests(NonsenseEntryTests.Runs runs) : IClassFixture<NonsenseEntryTests.Runs>
{
    private static readonly string[] All =
    [
        "assembly of -1 bytes",
        "assembly of two billion bytes",
        "assembly that is none",
        "failure without a reason",
        "-1 diagnostics",
        "two billion diagnostics",
        "-1 references",
        "two billion references",
        "-1 files",
        "two billion files",
        "string of -1 bytes",
        "string that is no text",
        "file that is no path",
        "more than an entry",
        "one byte",
    ];

    public static TheoryData<string> Names => [.. All];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Names))]
    public void An_entry_that_says_nonsense_is_compiled_again(string nonsense)
    {
        var result = runs.After[nonsense];

        Assert.Equal((Verdict.Passed, nonsense, 1), (result.Verdict, result.Cells[0].Text(), result.Cells[0].Compiled));
    }

    /// <summary>The second of the two runs.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        private readonly Workspace _workspace = new();

        /// <summary>By the nonsense in its entry: what became of a notebook that writes that name.</summary>
        public Dictionary<string, NotebookResult> After { get; } = [];

        public async ValueTask InitializeAsync()
        {
            string[] paths = [.. All.Select((nonsense, number) => _workspace.WriteCells($"{number}.dib", $"Console.Write(\"{nonsense}\");"))];
            await _workspace.RunAllAsync(paths, _workspace.Options);
            var entries = Directory.GetFiles(Path.Combine(_workspace.Cache, "submissions"), "*", SearchOption.AllDirectories);
            foreach (var nonsense in All)
            {
                // An assembly has its texts in UTF-16.
                var entry = Assert.Single(entries, entry => File.ReadAllBytes(entry).AsSpan().IndexOf(Encoding.Unicode.GetBytes(nonsense)) >= 0);
                var body = Body(nonsense, File.ReadAllBytes(entry)[SHA256.HashSizeInBytes..]);
                File.WriteAllBytes(entry, [.. SHA256.HashData(body), .. body]);
            }

            var results = await _workspace.RunAllAsync(paths, _workspace.Options);
            foreach (var (nonsense, result) in All.Zip(results)) After[nonsense] = result;
        }

        public ValueTask DisposeAsync()
        {
            _workspace.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private static byte[] Body(string nonsense, byte[] original)
    {
        using var stream = new MemoryStream();
        using (var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            if (nonsense == "more than an entry")
            {
                to.Write(original);
                to.Write(0);
            }
            else if (nonsense == "one byte")
            {
                to.Write((byte)1);
            }
            else
            {
                WriteFields(to, nonsense);
            }
        }
        return stream.ToArray();
    }

    private static void WriteFields(BinaryWriter to, string nonsense)
    {
        to.Write(nonsense != "failure without a reason");
        to.Write(nonsense switch { "assembly of -1 bytes" => -1, "assembly of two billion bytes" => int.MaxValue, "assembly that is none" => 4, _ => 0 });
        if (nonsense == "assembly that is none") to.Write("none"u8);
        to.Write(false);
        to.Write(false);
        to.Write(nonsense switch { "-1 diagnostics" => -1, "two billion diagnostics" => int.MaxValue, "string of -1 bytes" or "string that is no text" => 1, _ => 0 });
        if (nonsense == "string of -1 bytes") to.Write((byte[])[0xff, 0xff, 0xff, 0xff, 0x0f]);
        if (nonsense == "string that is no text") to.Write((byte[])[0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
        to.Write(nonsense switch { "-1 references" => -1, "two billion references" => int.MaxValue, _ => 0 });
        to.Write(nonsense switch { "-1 files" => -1, "two billion files" => int.MaxValue, "file that is no path" => 1, _ => 0 });
        if (nonsense == "file that is no path")
        {
            to.Write("\0?*");
            to.Write("hash");
        }
        to.Write(1.0);
    }
}
