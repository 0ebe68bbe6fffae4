namespace Microsoft.DotNet.Interactive;

/// <summary>Where displayed values go; the process that executes cells sets it before the first one.</summary>
internal static class Displays
{
    private static IDisplaySink? _sink;

    public static IDisplaySink Sink
    {
        get => _sink ?? throw new InvalidOperationException("Nothing can be displayed here: this code does not run in a notebook.");
        set => _sink = value;
    }
}

internal interface IDisplaySink
{
    void Display(string displayId, object? value, string[] mimeTypes);

    void DisplayAs(string displayId, string content, string mimeType);

    void Update(string displayId, object? value, string[] mimeTypes);

    void UpdateAs(string displayId, string content, string mimeType);

    void Clear(bool wait);
}
