namespace Notebooks.Host.Execution;

/// <summary>The cell whose code started the current flow of control, or null when the flow has none.</summary>
internal static class CurrentCell
{
    private static readonly AsyncLocal<int?> Flow = new();

    public static int? Number
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
