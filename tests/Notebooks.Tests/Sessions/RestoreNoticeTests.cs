using Microsoft.Extensions.Time.Testing;
using Notebooks.Sessions;

namespace Notebooks.Tests.Sessions;

public class RestoreNoticeTests
{
    [Fact]
    public void A_slow_restore_is_named_from_time_to_time_until_it_has_ended()
    {
        List<string> said = [];
        var clock = new FakeTimeProvider();
        var notice = new RestoreNotice(said.Add, clock);

        notice.Take("SkiaSharp");
        for (var second = 0; second < 45; second++) clock.Advance(TimeSpan.FromSeconds(1));
        notice.Take(null);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([.. from seconds in (int[])[10, 20, 30, 40] select $"still restoring SkiaSharp, {seconds} s\n"], said);
    }
}
