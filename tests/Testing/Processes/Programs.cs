using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Testing;

/// <summary>Starts real programs the way a shell does, and ends them with the test.</summary>
public static class Programs
{
    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a program to its end. It has no input, and ends when the test is out of time.</summary>
    /// <param name="folder">Where it works.</param>
    /// <param name="environment">Variables that it has besides those of the tests; null takes one away.</param>
    /// <param name="program">Its path, or its name if it is on the path.</param>
    /// <param name="arguments">Its arguments, as they are.</param>
    public static async Task<Ended> RunAsync(string folder, Dictionary<string, string?> environment, string program, params string[] arguments)
    {
        var ended = await Command(folder, environment, program, arguments)
            .ExecuteBufferedAsync(Encoding.UTF8, TestContext.Current.CancellationToken);
        return new(ended.ExitCode, ended.StandardOutput, ended.StandardError);
    }

    /// <summary>A program that is not started yet, for those who want to read along or to stop it.</summary>
    public static Command Command(string folder, Dictionary<string, string?> environment, string program, params string[] arguments) => Cli
        .Wrap(program)
        .WithArguments(arguments)
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(With(environment))
        .WithValidation(CommandResultValidation.None);

    // The job that runs the tests must not be told about failures that are wanted.
    internal static Dictionary<string, string?> With(Dictionary<string, string?> environment)
    {
        var all = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = null, ["GITHUB_STEP_SUMMARY"] = null, ["GITHUB_WORKSPACE"] = null };
        foreach (var (name, value) in environment) all[name] = value;
        return all;
    }
}
