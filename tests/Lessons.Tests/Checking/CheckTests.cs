using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Checking;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Tests;

public class CheckTests
{
    private static readonly double Elapsed = 303.2938;

    [Fact]
    public void Every_shape_of_check_a_lesson_needs_compiles_and_passes()
    {
        int calls = 4;
        long total = 44L;
        string[] array = ["a", "b"];
        List<string> list = ["b", "a"];
        IReadOnlyList<string> order = array;
        string? text = "data from a";

        Check.That("a double at least an int", Elapsed, Is.AtLeast(295));
        Check.That("a double less than a product", Elapsed, Is.LessThan(0.75 * 600.5));
        Check.That("an int", calls, Is.EqualTo(4));
        Check.That("an int between", calls, Is.Between(3, 5));
        Check.That("a long equals an int", total, Is.EqualTo(44));
        Check.That("a long equals a long", total, Is.EqualTo(44L));
        Check.That("a long at most", total, Is.AtMost(44));
        Check.That("a double equals", 0.5, Is.EqualTo(0.5));
        Check.That("a time", TimeSpan.FromMilliseconds(20), Is.MoreThan(TimeSpan.FromMilliseconds(10)));
        Check.That("text", text, Is.EqualTo("data from a"));
        Check.That("text within", text, Is.Containing("from"));
        Check.That("array in order", array, Is.SequenceEqualTo("a", "b"));
        Check.That("list of one", new List<string> { "a" }, Is.SequenceEqualTo("a"));
        Check.That("list against list", list, Is.SequenceEqualTo(new List<string> { "b", "a" }));
        Check.That("read-only list", order, Is.SequenceEqualTo(array));
        Check.That("numbers", new List<int> { 1, 2, 3 }, Is.SequenceEqualTo(1, 2, 3));
        Check.That("any order", list, Is.SameItemsAs("a", "b"));
        Check.That("any order of numbers", new[] { 3, 1 }, Is.SameItemsAs(1, 3));
        Check.That("including", list, Is.Including("a"));
        Check.That("no duplicates", list, Is.WithoutDuplicates);
        Check.That("ascending", new[] { 1, 2, 2 }, Is.Ascending);
        Check.That("empty", new List<int>(), Is.Empty);
        Check.That("a bool", calls == 4, Is.True);
        Check.That("just a condition", calls == 4);
        Check.That("one of", calls, Is.OneOf(3, 4));
        Check.That("not equal", calls, Is.NotEqualTo(5));
        Check.That("status", Task.CompletedTask.Status, Is.EqualTo(TaskStatus.RanToCompletion));
        Check.That("null", (string?)null, Is.Null);
        Check.That("not null", text, Is.NotNull);
        Check.That("a type", new InvalidOperationException(), Is.A<Exception>());
        Check.That("an immutable array", ImmutableArray.Create("a").ToArray(), Is.SequenceEqualTo("a"));
    }

    [Fact]
    public void A_claim_reads_as_a_sentence_with_its_unit()
    {
        var recording = new { Elapsed };
        var claim = Failing(() => Check.That("together ≈ the slowest, 300", recording.Elapsed, Is.AtLeast(400)));

        Assert.Equal("✘ together ≈ the slowest, 300: 303.294 ms (expected at least 400 ms)", claim.ToString());
        Assert.Equal("✔ together: 303 ms (at least 295 ms)", new Claim("together", "303 ms", "at least 295 ms", true).ToString());
    }

    [Theory]
    [InlineData("short", "or", "\"short\"")]
    [InlineData("<40>needle<50>", "needle", "\"<40>needle<33>…\"")]
    [InlineData("<90>needle<90>", "needle", "\"…<37>needle<36>…\"")]
    [InlineData("<90>needle<3>", "needle", "\"…<71>needle<3>\"")]
    [InlineData("<90>", "<85>", "\"<79>…\"")]
    public void A_long_text_is_shown_where_it_contains_what_was_expected(string text, string part, string shown)
    {
        var claims = new ConcurrentBag<Claim>();
        Lesson.Use(value =>
        {
            if (value is Claim { Text: "it is there" } claim) claims.Add(claim);
            return _ => { };
        });

        Check.That("it is there", Filled(text), Is.Containing(Filled(part)));

        Assert.Equal(Filled(shown), Assert.Single(claims).Actual);

        static string Filled(string pattern) => Regex.Replace(pattern, "<([0-9]+)>", number => new string('.', int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_fails_by_a_hair_is_not_rounded_to_what_was_expected()
    {
        var claim = Failing(() => Check.That("long enough", 299.96, Is.AtLeast(300)));
        Assert.Equal(("299.96", "at least 300"), (claim.Actual, claim.Expected));
    }

    [Fact]
    public void A_failure_names_the_likely_mistake()
    {
        (IExpectation<double>, string)[] likely = [(Is.AtLeast(550), "you slept"), (Is.AtLeast(390), "you awaited each call where you made it")];
        Assert.Equal("you awaited each call where you made it",
            Failing(() => Check.That("overlapped", 500.0, Is.LessThan(300), likely)).Likely);
        Assert.Null(Failing(() => Check.That("overlapped", 350.0, Is.LessThan(300), likely)).Likely);
        Assert.Equal("you forgot the last one",
            Failing(() => Check.That("all four", 3, Is.EqualTo(4), likely: "you forgot the last one")).Likely);

        var error = Assert.Throws<CheckFailedException>(() => Check.That("overlapped", 500, Is.LessThan(300),
            likely: [(Is.AtLeast(390), "you awaited each call where you made it")]));
        Assert.Equal("overlapped: 500, expected less than 300. Likely: you awaited each call where you made it", error.Message);
    }

    [Fact]
    public void Wrong_values_fail()
    {
        Assert.Equal("[\"b\", \"a\"]", Failing(() => Check.That("order", new[] { "b", "a" }, Is.SequenceEqualTo("a", "b"))).Actual);
        Assert.Equal($"[\"{new string('a', 75)}\", \"{new string('b', 75)}\", …]", Failing(() => Check.That("long", "abc".Select(c => new string(c, 75)), Is.Empty)).Actual);
        Failing(() => Check.That("items", new[] { "a", "a" }, Is.SameItemsAs("a", "b")));
        Failing(() => Check.That("items", new[] { "a" }, Is.SameItemsAs("a", "b")));
        Failing(() => Check.That("items", new[] { "a", "b", "b" }, Is.SameItemsAs("a", "b")));
        Failing(() => Check.That("big", long.MaxValue, Is.EqualTo(long.MaxValue - 1)));
        Failing(() => Check.That("duplicates", new[] { 1, 1 }, Is.WithoutDuplicates));
        Failing(() => Check.That("descending", new[] { 2, 1 }, Is.Ascending));
        Failing(() => Check.That("condition", false));
    }

    [Fact(Timeout = 120_000)]
    public async Task Throws_returns_the_exception_or_says_what_happened_instead()
    {
        var thrown = await Check.Throws<FormatException>("it fails", async () =>
        {
            await Task.Yield();
            throw new FormatException("odd");
        });
        Assert.Equal("odd", thrown.Message);
        Assert.Equal("now", Check.Throws<FormatException>("it fails at once", () => { Fail(); }).Message);
        Assert.Equal("FormatException \"odd line 7\"", Failing(() => Check.Throws<TimeoutException>("it times out", () => { FailOverTwoLines(); })).Actual);

        var failed = await Assert.ThrowsAsync<CheckFailedException>(() => Check.Throws<TimeoutException>("it times out", () => Task.CompletedTask));
        Assert.Equal("it times out: nothing was thrown, expected TimeoutException.", failed.Message);
        failed = await Assert.ThrowsAsync<CheckFailedException>(() => Check.Throws<TimeoutException>("it times out", () => Task.FromException(new FormatException("odd"))));
        Assert.Equal("it times out: FormatException \"odd\", expected TimeoutException.", failed.Message);

        static void Fail() => throw new FormatException("now");
        static void FailOverTwoLines() => throw new FormatException("odd\nline 7");
    }

    [Fact]
    public void A_claim_is_shown_as_an_object_a_row_and_a_line()
    {
        // The first check registers the formatters.
        Check.That("ready", true);
        var claim = new Claim("a < b & c", "\"x\"", "\"y\"", false) { Likely = "<mistake>" };

        Assert.Equal(["application/vnd.interleave.claim+json", "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Claim)));
        Assert.Equal("""{"claim":"a < b & c","actual":"\"x\"","expected":"\"y\"","passed":false,"likely":"<mistake>"}""",
            claim.ToDisplayString("application/vnd.interleave.claim+json"));
        var html = claim.ToDisplayString("text/html");
        Assert.Contains("a &lt; b &amp; c", html);
        Assert.Contains("&lt;mistake&gt;", html);
        Assert.StartsWith("✘ a < b & c", claim.ToDisplayString("text/plain"));
    }

    [Fact]
    public void Claims_go_where_the_notebook_displays()
    {
        var shown = new ConcurrentBag<object>();
        Lesson.Use(value =>
        {
            shown.Add(value);
            return shown.Add;
        });

        Check.That("four calls", 4, Is.EqualTo(4));
        Failing(() => Check.That("five calls", 4, Is.EqualTo(5)));
        Lesson.Show("first")("second");

        var lines = shown.Select(value => value.ToString()).ToList();
        Assert.Contains("✔ four calls: 4", lines);
        Assert.Contains("✘ five calls: 4 (expected 5)", lines);
        Assert.Contains("second", lines);
    }

    private static Claim Failing(Action check) => Assert.Throws<CheckFailedException>(check).Claim;
}
