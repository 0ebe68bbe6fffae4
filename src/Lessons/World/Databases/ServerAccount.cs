using System.Diagnostics;

namespace Lessons.World.Databases;

/// <summary>Who a database server runs as: whoever runs the lesson, but never root, as which no server should run.</summary>
/// <param name="Name">The account that takes root's place, by name or number; it has a group of the same name.</param>
internal sealed record ServerAccount(string Name)
{
    /// <summary>How long a program may take that is run to its end.</summary>
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

    /// <summary>Makes a folder, and all that is in it, this account's own.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidOperationException">That cannot be done.</exception>
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
