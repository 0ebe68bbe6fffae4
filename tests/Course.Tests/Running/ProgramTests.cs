using System.Diagnostics;

namespace Course.Tests.Running;

/// <summary>A program that a lesson tells its readers to save is a program: it runs as it stands, without the notebook.</summary>
public sealed class ProgramTests
{
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [InlineData("01-sync-vs-async", "hello.cs", new[] { "hello", "world", "Hello, Alice" })]
    public async Task A_program_that_readers_save_runs_as_it_stands(string slug, string file, string[] printed)
    {
        var cell = Assert.Single(new Lesson(slug).Code, c => c.Lines[0] == $"// {file}");
        using var folder = new TempFolder("program ");
        folder.Write(file, cell.Source);

        Assert.Equal(printed, await RunAsync(folder.Path, file, TestContext.Current.CancellationToken));
    }

    private static async Task<string[]> RunAsync(string folder, string file, CancellationToken token)
    {
        var start = new ProcessStartInfo("dotnet", ["run", file]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        try
        {
            var text = await program.StandardOutput.ReadToEndAsync(token);
            await program.WaitForExitAsync(token);
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
        }
    }
}
