using System.Security.Cryptography;
using System.Text;
using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

/// <summary>Entries of the cache whose checksum is right and whose content is not.</summary>
public sealed class NonsenseEntryTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("assembly of -1 bytes")]
    [InlineData("assembly of two billion bytes")]
    [InlineData("assembly that is none")]
    [InlineData("failure without a reason")]
    [InlineData("-1 diagnostics")]
    [InlineData("two billion diagnostics")]
    [InlineData("-1 references")]
    [InlineData("two billion references")]
    [InlineData("-1 files")]
    [InlineData("two billion files")]
    [InlineData("string of -1 bytes")]
    [InlineData("string that is no text")]
    [InlineData("file that is no path")]
    [InlineData("more than an entry")]
    [InlineData("one byte")]
    public async Task An_entry_that_says_nonsense_is_compiled_again(string nonsense)
    {
        await _workspace.RunCellsAsync("Console.Write(1);");
        var entry = Assert.Single(Directory.GetFiles(Path.Combine(_workspace.Cache, "submissions"), "*", SearchOption.AllDirectories));
        var body = Body(nonsense, File.ReadAllBytes(entry)[SHA256.HashSizeInBytes..]);
        File.WriteAllBytes(entry, [.. SHA256.HashData(body), .. body]);

        var result = await _workspace.RunCellsAsync("Console.Write(1);");

        Assert.Equal((Verdict.Passed, "1", 1), (result.Verdict, result.Cells[0].Text(), result.Cells[0].Compiled));
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
