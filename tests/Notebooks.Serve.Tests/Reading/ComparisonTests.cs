using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Reading;

/// <summary>A check is run with the solution, beside what the reader has.</summary>
public sealed class ComparisonTests
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task A_check_runs_with_the_solution_and_the_readers_text_and_variables_stay()
    {
        await using var served = await ServedFolder.StartWithTextAsync("""
            #!csharp

            int calls = 0;

            #!csharp

            // exercise: double
            int Double(int x) => x + 1;

            #!csharp

            // check: double
            calls++;
            Console.WriteLine($"{Double(21)} {calls}");

            #!markdown

            ```csharp
            // solution: double
            int Double(int x) => 2 * x;
            ```

            #!csharp

            Console.WriteLine($"below {Double(21)} {calls}");

            """);
        await using var page = await SocketPage.OpenAsync(served);
        var aside = page.Welcome["cells"]!.AsArray().Single(cell => cell!["check"] is not null)!["aside"]!.GetValue<int>();
        await page.RunAsync(3);
        await page.TextAsync(3, "22 1");

        await page.SendAsync(new { type = "compare", cell = 3 });
        await page.UntilAsync(message => SocketPage.IsState(message, aside, "done"));
        await page.TextAsync(aside, "42 2");

        Assert.StartsWith("22 1", page.TextOf(3));
        Assert.Equal("done", $"{page.States[2]["now"]}");
        await page.RunAsync(5);
        await page.TextAsync(5, "below 22 2");
    }

    [Fact(Timeout = Patience)]
    public async Task A_check_without_a_solution_is_not_compared()
    {
        await using var served = await ServedFolder.StartAsync("// exercise: one\nint x = 1;", "// check: one\nConsole.WriteLine(x);");
        await using var page = await SocketPage.OpenAsync(served);

        await page.SendAsync(new { type = "compare", cell = 2 });

        Assert.All(page.Welcome["cells"]!.AsArray(), cell => Assert.Null(cell!["aside"]));
        Assert.Equal("done", await page.RunAsync(2));
        Assert.Equal([1, 2], page.States.Keys.Order());
    }
}
