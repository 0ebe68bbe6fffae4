using Notebooks.Formats;
using Notebooks.Formats.Terminal;

namespace Notebooks.Tests.Formats;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain\ttext\nand more\n", "plain\ttext\nand more\n")]
    // What moves back within a line.
    [InlineData("\r0%\r50%\r100%\n", "100%\n")]
    [InlineData("100%\r5", "500%")]
    [InlineData("one\r\ntwo\r\n", "one\ntwo\n")]
    [InlineData("|\b/\b-\b\\\bdone", "done")]
    [InlineData("a\b\b\bb", "b")]
    [InlineData("five\e[2Drm", "firm")]
    [InlineData("five\e[1Gl", "live")]
    [InlineData("ab\e[3Cc", "ab   c")]
    // What removes.
    [InlineData("working…\r\e[Kdone\n", "done\n")]
    [InlineData("working…\e[2K\rdone", "done")]
    [InlineData("abcdef\e[3D\e[1K", "    ef")]
    [InlineData("old\nscreen\e[2Jnew", "new")]
    [InlineData("one\ntwo\nthree\e[1A\r\e[Jend", "one\nend")]
    // Lines above.
    [InlineData("a: 0\nb: 0\n\e[2A\ra: 9\n\e[1B\rend", "a: 9\nb: 0\nend")]
    [InlineData("a: 0\nb: 0\n\e[1Fb: 7\e[1E", "a: 0\nb: 7\n")]
    [InlineData("first\e[99A\rF", "First")]
    // Colours stay, and are nobody else's.
    [InlineData("\e[31mred\e[0m\n", "\e[31mred\e[0m\n")]
    [InlineData("\r\e[31mred\e[0m plain", "\e[31mred\e[0m plain")]
    [InlineData("\e[32m10%\e[0m\r\e[31m9\e[0m", "\e[31m9\e[0m\e[32m0%\e[0m")]
    [InlineData("\e[1;31mx\e[0;32my\r", "\e[1;31mx\e[0m\e[0;32my\e[0m")]
    // What is left out.
    [InlineData("a\0b\ac\u007fd\u009be", "abcde")]
    [InlineData("\e]0;title\aa\e]8;;x\e\\b", "ab")]
    [InlineData("\e[?25lhidden\e[?25h", "hidden")]
    [InlineData("\e[10;10Hplace", "place")]
    [InlineData("\e(Bset\e7\e8", "set")]
    [InlineData("\e[99999999999Cfar", null)]
    [InlineData("half an order \e[3", "half an order ")]
    // What is more than a char.
    [InlineData("👩‍🚀 é\rx", "x é")]
    [InlineData("e\u0301\bo", "o")]
    public void A_text_is_what_a_terminal_shows_in_the_end(string text, string? expected)
    {
        // Line ends of either kind are left as they are where nothing else has to be done.
        var whole = TerminalText.Of(text).ReplaceLineEndings("\n");
        var inPieces = new TerminalText();
        foreach (var piece in text.Select((c, i) => (Text: c, Piece: i / 3)).GroupBy(c => c.Piece)) inPieces.Write(string.Concat(piece.Select(c => c.Text)));

        if (expected is not null) Assert.Equal(expected, whole);
        if (text.All(c => c < 0x300)) Assert.Equal(whole, inPieces.ToString());
        Assert.True(whole.Length <= text.Length + 220, whole);
        Assert.DoesNotContain(TerminalText.Plain(text), c => char.IsControl(c) && c is not ('\t' or '\n'));
    }

    [Fact]
    public void A_long_text_is_kept_also_when_its_end_moves()
    {
        var text = new TerminalText();
        for (var line = 1; line <= 1000; line++) text.Write($"line {line}\n");
        for (var percent = 0; percent <= 100_000; percent++) text.Write($"\r{percent / 1000}%");

        Assert.Equal([.. Enumerable.Range(1, 1000).Select(line => $"line {line}"), "100%"], text.ToString().Split('\n'));
        Assert.True(text.Length < 10_000);
    }

    [Fact]
    public void What_has_left_the_screen_is_out_of_reach()
    {
        var text = string.Concat(Enumerable.Range(1, 300).Select(line => $"line {line}\n"));

        var lines = TerminalText.Of(text + "\e[500A\rtop").Split('\n');

        Assert.Equal(["line 1", "line 300"], [lines[0], lines[299]]);
        Assert.Equal(301, lines.Length);
        Assert.Single(lines, line => line.StartsWith("top", StringComparison.Ordinal));
    }
}
