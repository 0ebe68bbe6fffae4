namespace Lessons.Charts;

/// <summary>Writes traces in plain text: bars as bars, lines as a table, and step lines as rows of heights.</summary>
internal static class SeriesInWords
{
    private const int MostRows = 24;

    public static IEnumerable<string> Of(IReadOnlyList<Series> series)
    {
        Series[] bars = [.. series.Where(one => one.Type is "bar" or "funnel" or "waterfall" or "pie" or "funnelarea" or "barpolar")];
        Series[] steps = [.. series.Where(one => one.Steps)];
        Series[] points = [.. series.Where(one => one.Type.StartsWith("scatter", StringComparison.Ordinal) && !one.Steps && one.Values.Length > 0)];
        var others = series.Except(bars).Except(steps).Except(points);
        return
        [
            .. bars.Length == 1 ? TextRows.Bars(bars[0].Names.Zip(bars[0].Values)) : Table(bars),
            .. TextRows.Steps(steps.Select(one => (one.Name, Points: (IReadOnlyList<(double, double)>)[.. (one.Places ?? [.. one.Values.Select((_, i) => (double)i)]).Zip(one.Values)]))),
            .. Table(points),
            .. others.Select(Other),
        ];
    }

    /// <summary>A row for each place, a column for each series.</summary>
    private static IEnumerable<string> Table(IReadOnlyList<Series> series)
    {
        if (series.Count == 0) return [];

        var numbered = series.All(one => one.Places is not null);
        string[] places = [.. series.SelectMany(one => one.Names).Distinct()];
        if (numbered) places = [.. places.OrderBy(place => double.Parse(place, System.Globalization.CultureInfo.InvariantCulture))];
        var each = Math.Max(1, (places.Length + MostRows - 1) / MostRows);
        var values = series.Select(one => one.Names.Zip(one.Values).ToLookup(point => point.First, point => point.Second)).ToArray();
        // Of many places, the one with the highest value is kept, because a peak of the chart must not be missing here.
        string Tallest(string[] stretch) => stretch.MaxBy(place => values.Max(points => points[place].Where(double.IsFinite).DefaultIfEmpty(double.MinValue).Max()))!;
        string[][] rows =
        [
            .. places.Chunk(each).Select(Tallest)
                .Select(place => (string[])[place, .. values.Select(points => string.Join(" ", points[place].Where(double.IsFinite).Select(Text.Number)))]),
        ];
        return series.Any(one => one.Name.Length > 0)
            ? TextRows.Table([["", .. series.Select(one => one.Name)], .. rows], namesFirst: !numbered)
            : TextRows.Table(rows, namesFirst: !numbered);
    }

    private static string Other(Series one)
    {
        var name = one.Name.Length > 0 ? $"{one.Type} \"{one.Name}\"" : one.Type;
        double[] numbers = [.. one.Values.Concat(one.Values.Length == 0 ? one.Places ?? [] : []).Where(double.IsFinite)];
        return numbers.Length == 0 ? name : $"{name}: {Text.Count(numbers.Length, "value")}, {Text.Number(numbers.Min())} to {Text.Number(numbers.Max())}";
    }
}
