using Lessons.Costs;

namespace Lessons.Tests.Costs;

[Collection(Alone.Name)]
public class FailureCostTests
{
    [Fact(Timeout = 120_000)]
    public async Task Throwing_is_dearer_than_returning_and_farther_is_dearer()
    {
        var costs = (await FailureCost.MeasureAllAsync()).ToDictionary(cost => cost.Name, cost => cost.Microseconds);
        Assert.True(costs["null, through 1 method"] < costs["throw, through 1"]);
        Assert.True(costs["null, through 10"] < costs["throw, through 10"]);
        Assert.True(costs["throw, through 1"] < costs["throw, through 10"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_does_not_throw_is_cancelled_cheaper()
    {
        var costs = await FailureCost.MeasureCancellationAsync();
        Assert.True(costs[1].Microseconds < costs[0].Microseconds, string.Join(", ", costs));
    }
}
