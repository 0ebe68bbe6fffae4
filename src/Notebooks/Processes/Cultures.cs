using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notebooks.Processes;

/// <summary>Whether notebooks can use cultures here: on Linux .NET takes them from the library ICU, and a process that wants them ends at its start without it.</summary>
internal static class Cultures
{
    // Documented: https://learn.microsoft.com/dotnet/core/runtime-config/globalization
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    // A variable, because looking costs a millisecond, or fifty where nothing is found.
    private static readonly Lazy<bool> Found = new(Find);

    /// <summary>What to tell readers once, or null when cultures work, or whoever started this wanted none.</summary>
    public static string? Note => Found.Value || IsSwitchedOff ? null
        : "Only the invariant culture works here, because the library ICU is not installed: new CultureInfo(\"en-US\") throws, text is sorted by its codes and is not normalized. Install libicu (Debian, Fedora) or icu-libs (Alpine).";

    private static bool IsSwitchedOff => Environment.GetEnvironmentVariable(Invariant) is "1" or "true";

    /// <summary>Has a host start without cultures where there are none.</summary>
    /// <param name="start">The process to be.</param>
    public static void LetStart(ProcessStartInfo start)
    {
        if (!Found.Value) start.Environment[Invariant] = "1";
    }

    // Elsewhere they are part of the system.
    private static bool Find()
    {
        if (!OperatingSystem.IsLinux()) return true;
        try
        {
            return LoadICU() != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A later runtime may look in another way. A host then starts as any program does.
            return true;
        }
    }

    // What the runtime itself calls: it knows the versions and places it would look for. This program uses no cultures, so that nothing depends on it.
    [DllImport("libSystem.Globalization.Native", EntryPoint = "GlobalizationNative_LoadICU")]
    private static extern int LoadICU();
}
