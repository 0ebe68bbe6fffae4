namespace Notebooks.Protocol;

/// <summary>What an engine asks of its host when it starts it.</summary>
public static class HostSwitches
{
    /// <summary>The environment variable that asks for figures that grow.</summary>
    public const string Growth = "NB_SHOWS_GROWTH";

    /// <summary>Turns the variables into switches of this process. Processes that cells start have no such front end.</summary>
    public static void Take()
    {
        if (Environment.GetEnvironmentVariable(Growth) != "1") return;
        AppContext.SetSwitch("Interleave.ShowsGrowth", true);
        Environment.SetEnvironmentVariable(Growth, null);
    }
}
