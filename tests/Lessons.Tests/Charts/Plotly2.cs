namespace Lessons.Tests.Charts;

/// <summary>The plotly.js of the major version before ours, which notebook front ends still ship.</summary>
public static class Plotly2
{
    public const string Missing = "needs plotly.js 2 (run .devcontainer/setup.sh)";

    /// <summary>Where it is, as the set-up script puts it.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root(), "artifacts", "plotly2", "plotly-basic.min.js");

    /// <summary>Whether the machine has it and a browser. Where everything must be there, a missing file is a failure, not a skip.</summary>
    public static bool Present => (File.Exists(Path) && Chromium.Present) || Environment.GetEnvironmentVariable("CI") == "true";

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Interleave.slnx"))) folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? "";
    }
}
