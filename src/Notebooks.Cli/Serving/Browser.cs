using System.ComponentModel;
using System.Diagnostics;

namespace Notebooks.Cli.Serving;

/// <summary>Opens an address in the reader's browser.</summary>
internal static class Browser
{
    /// <returns>Why it could not be opened, or null.</returns>
    public static string? TryOpen(string address)
    {
        // Without a display, Linux has no browser that a reader could see.
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null or "" && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null or "") return null;
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start);
            return null;
        }
        catch (Win32Exception)
        {
            return "no browser could be opened; open the address yourself.";
        }
    }
}
