using System.Buffers.Binary;

namespace Notebooks.Tests.Fuzzing;

/// <summary>A failing input is reported as small as it goes.</summary>
public class ReductionTests
{
    [Fact]
    public void A_planted_fault_is_reported_with_the_characters_that_it_needs()
    {
        var text = string.Join('\n', Corpus.Dibs.Take(3)) + "\n#!time  then a <fault>\n" + Corpus.Dibs[3];

        var error = Assert.ThrowsAny<Exception>(() => FuzzRun.Reducing(text, candidate =>
        {
            if (candidate.Contains("<fault>", StringComparison.Ordinal) && candidate.Contains("#!time", StringComparison.Ordinal)) throw new InvalidDataException("planted");
            // Another failure on the way is not the one that is looked for.
            return candidate.Length > 100 ? true : throw new InvalidOperationException("another");
        }));

        Assert.EndsWith("InvalidDataException: planted\nThe smallest input that fails so:\n#!time<fault>", error.Message);
    }

    [Fact]
    public void So_are_bytes()
    {
        var bytes = new byte[3000];
        new Random(1).NextBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1234), 0x00C0FFEE);

        var error = Assert.ThrowsAny<Exception>(() => FuzzRun.Reducing(bytes, candidate =>
            candidate.AsSpan().IndexOf(new byte[] { 0xC0, 0xFF, 0xEE }) < 0 ? true : throw new InvalidDataException("planted")));

        Assert.EndsWith("\nC0FFEE", error.Message);
    }

    [Fact]
    public void What_does_not_fail_is_not_touched()
    {
        var tried = 0;
        Assert.True(FuzzRun.Reducing("a\nb", _ => ++tried > 0));
        Assert.Equal(1, tried);
    }
}
