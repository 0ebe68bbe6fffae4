using System.Diagnostics;

namespace Lessons.World.Databases;

/// <summary>The account that a database server runs as: the account of the lesson, but never root.</summary>
/// <param name="Name">The account that replaces root, by name or number. It has a group of the same name.</param>
internal sealed record ServerAccount(string Name)
{
    /// <summary>The time limit for a program that is run to its end.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How to start a program as this account.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    public ProcessStartInfo Start(string program, params IEnumerable<string> arguments) => Environment.IsPrivilegedProcess
        ? Redirected(new("setpriv", ["--reuid", Name, "--regid", Name, "--clear-groups", program, .. arguments]) { WorkingDirectory = "/" })
        : Redirected(new(program, arguments));

    /// <summary>Runs a program as this account, to its end.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed, and its output is in the message; or it took too long.</exception>
    public Task RunAsync(string program, params IEnumerable<string> arguments) => RunAsync(program, Start(program, arguments));

    /// <summary>Makes this account the owner of a folder and of everything in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidOperationException">The owner cannot be changed.</exception>
    public Task TakeAsync(string folder) => Environment.IsPrivilegedProcess
        ? RunAsync("chown", Redirected(new("chown", ["-R", $"{Name}:{Name}", folder])))
        : Task.CompletedTask;

    private static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }

    private async Task RunAsync(string program, ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} did not finish within {Limit.TotalSeconds} s.", e);
        }

        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await errors.ConfigureAwait(false)}{await output.ConfigureAwait(false)}");
    }
}
