using System.Diagnostics;

namespace Lessons.World.Databases;

/// <summary>Who a database server runs as: whoever runs the lesson, but never root, as which no server should run.</summary>
/// <param name="Name">The account that takes root's place, by name or number; it has a group of the same name.</param>
internal sealed record ServerAccount(string Name)
{
    /// <summary>How to start a program as this account.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    public ProcessStartInfo Start(string program, params IEnumerable<string> arguments) => Environment.IsPrivilegedProcess
        ? Redirected(new("setpriv", ["--reuid", Name, "--regid", Name, "--clear-groups", program, .. arguments]) { WorkingDirectory = "/" })
        : Redirected(new(program, arguments));

    /// <summary>Runs a program as this account, to its end.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; its output is in the message.</exception>
    public Task RunAsync(string program, params IEnumerable<string> arguments) => RunAsync(Start(program, arguments));

    /// <summary>Makes a folder, and all that is in it, this account's own.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidOperationException">That cannot be done.</exception>
    public Task TakeAsync(string folder) =>
        Environment.IsPrivilegedProcess ? RunAsync(Redirected(new("chown", ["-R", $"{Name}:{Name}", folder]))) : Task.CompletedTask;

    private static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} failed: {errors}{await output.ConfigureAwait(false)}");
    }
}
