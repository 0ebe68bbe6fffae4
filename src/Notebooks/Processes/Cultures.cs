using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notebooks.Processes;

/// <summary>Whether notebooks can use cultures here. On Linux they need the library ICU: without it, a process that uses cultures ends at its start.</summary>
internal static class Cultures
{
    // Documented: https://learn.microsoft.com/dotnet/core/runtime-config/globalization
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    // The result is kept, because the search takes a millisecond, or fifty where nothing is found.
    private static readonly Lazy<bool> Found = new(Find);

    /// <summary>A note to show once; null when cultures work, or when the user has switched them off.</summary>
    public static string? Note => Found.Value || IsSwitchedOff ? null
        : "Only the invariant culture works here, because the library ICU is not installed: new CultureInfo(\"en-US\") throws, text is sorted by its codes and is not normalized. Install libicu (Debian, Fedora) or icu-libs (Alpine).";

    private static bool IsSwitchedOff => Environment.GetEnvironmentVariable(Invariant) is "1" or "true";

    /// <summary>Makes a host start without cultures where there are none.</summary>
    /// <param name="start">How the host will be started.</param>
    public static void LetStart(ProcessStartInfo start)
    {
        if (!Found.Value) start.Environment[Invariant] = "1";
    }

    // Outside Linux, cultures are part of the system.
    private static bool Find()
    {
        if (!OperatingSystem.IsLinux()) return true;
        try
        {
            return LoadICU() != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A later runtime may search in another way. A host then starts as any program does.
            return true;
        }
    }

    // The runtime itself calls this function, so it looks for the same versions of ICU in the same places.
    // Nothing in this program depends on the result, because this program uses no cultures.
    [DllImport("libSystem.Globalization.Native", EntryPoint = "GlobalizationNative_LoadICU")]
    private static extern int LoadICU();
}
