using Notebooks.Running;

namespace Notebooks.Tests.Running;

public sealed class OutputLogTests
{
    [Fact]
    public void What_does_not_fit_is_left_out_with_a_note()
    {
        var log = new OutputLog();
        log.Add(new TextOutput(false, new('a', OutputLog.Limit)));
        log.Add(new TextOutput(false, "b"));
        Assert.EndsWith("What came after is left out.]\n", ((TextOutput)log.Outputs[^1]).Text);
        Assert.Empty(log.Add(new TextOutput(false, "c")));
    }

    [Fact]
    public void Clearing_makes_room_again()
    {
        var log = new OutputLog();
        log.Add(new TextOutput(false, new('a', OutputLog.Limit + 1)));
        log.Clear();
        log.Add(new TextOutput(false, "b"));
        Assert.Equal("b", ((TextOutput)Assert.Single(log.Outputs)).Text);
    }

    [Fact]
    public void A_progress_bar_is_one_line_and_takes_the_room_of_one()
    {
        var log = new OutputLog();
        for (var i = 0; i <= 1_000_000; i++) Assert.NotEmpty(log.Add(new TextOutput(false, $"\r{i,10}")));
        log.Add(new TextOutput(false, "\0"));

        Assert.Equal("   1000000", ((TextOutput)Assert.Single(log.Outputs)).Text);
    }

    [Fact]
    public void What_shows_nothing_is_no_output()
    {
        var log = new OutputLog();
        log.Add(new TextOutput(true, "\e[?25l\0"));

        Assert.Empty(log.Outputs);
    }
}
