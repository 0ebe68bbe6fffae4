using System.Diagnostics;

namespace Lessons.World;

/// <summary>A tool of .NET that looks into another process: <c>dotnet-stack</c>, <c>dotnet-counters</c>, <c>dotnet-dump</c>.</summary>
public static class DiagnosticTool
{
    /// <summary>
    /// Runs a tool and returns what it writes to its standard output. Where the tool is not installed, the text begins with a
    /// line "recorded", and what follows is what the tool said once about the scenario <c>hang</c>.
    /// </summary>
    /// <param name="name">The tool's name: <c>dotnet-stack</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="FileNotFoundException">The tool is not installed, and nothing was recorded of it.</exception>
    public static async Task<string> RunAsync(string name, params string[] arguments)
    {
        if (Find(name) is not { } file)
            return $"recorded\n{await File.ReadAllTextAsync(DataFolder.Find("diagnostics", $"{name}.txt")).ConfigureAwait(false)}";
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // Without an end of its input, dotnet-dump would wait for commands.
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return output;
    }

    // `dotnet tool install --global` puts tools into a folder of the user's, which is not always on the PATH.
    private static string? Find(string name) =>
        $"{Environment.GetEnvironmentVariable("PATH")}".Split(Path.PathSeparator)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools"))
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);
}
