using System.Collections.Immutable;
using System.Globalization;
using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>Finds claims that may have failed only because the machine had too much to do.</summary>
internal static class Overload
{
    /// <summary>Later timers than this show a busy machine. An idle machine is late by a millisecond or two.</summary>
    public const double LateMilliseconds = 50;

    private const string LoadFile = "/proc/loadavg";

    /// <summary>Adds a note to a failure that a busy machine may have caused.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="outputs">The outputs of the cell.</param>
    /// <param name="late">How late timers were while it ran, in milliseconds.</param>
    /// <returns>The failure. It has the note when a claim or an expectation failed while timers were late.</returns>
    public static Failure Consider(Failure failure, ImmutableArray<Output> outputs, double late)
    {
        var isClaim = failure.Kind == FailureKind.Expectation || (failure.Kind == FailureKind.Exception && outputs.OfType<DisplayOutput>().Any(FailsAClaim));
        return !isClaim || late < LateMilliseconds ? failure : failure with
        {
            TimersLateMilliseconds = Math.Round(late),
            Message = string.Create(CultureInfo.InvariantCulture, $"{failure.Message}\nTimers were up to {late:0} ms late while this cell ran ({Machine()}); try --jobs 1."),
        };
    }

    private static bool FailsAClaim(DisplayOutput output) => output.Data[MimeTypes.Claim] is not null && !output.IsClaimThatHolds;

    private static string Machine()
    {
        var cores = Environment.ProcessorCount == 1 ? "1 core" : $"{Environment.ProcessorCount} cores";
        try
        {
            return File.Exists(LoadFile) && double.TryParse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture, out var load)
                ? string.Create(CultureInfo.InvariantCulture, $"load {load:0} on {cores}")
                : cores;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return cores;
        }
    }
}
