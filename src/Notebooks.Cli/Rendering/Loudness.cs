namespace Notebooks.Cli.Rendering;

/// <summary>How much is printed.</summary>
internal enum Loudness
{
    /// <summary>Failures and the totals.</summary>
    Quiet,

    /// <summary>A line for each notebook, failures and a table.</summary>
    Normal,

    /// <summary>Also each cell and its outputs, as they happen.</summary>
    Verbose,
}
