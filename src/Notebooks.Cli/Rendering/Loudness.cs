namespace Notebooks.Cli.Rendering;

/// <summary>How much is said.</summary>
internal enum Loudness
{
    /// <summary>Failures and the totals.</summary>
    Quiet,

    /// <summary>A line for each notebook, failures and a table.</summary>
    Normal,

    /// <summary>Each cell and what it puts out, as it happens, too.</summary>
    Verbose,
}
