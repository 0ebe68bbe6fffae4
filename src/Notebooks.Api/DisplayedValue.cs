namespace Microsoft.DotNet.Interactive;

/// <summary>An output that has been shown and can be replaced.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;
    private readonly bool _isReadyMade;

    private DisplayedValue(string[] mimeTypes, bool isReadyMade) => (_mimeTypes, _isReadyMade) = (mimeTypes, isReadyMade);

    /// <summary>Identity of the output.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The MIME types it was asked to be shown as; empty for those preferred for the type of the value.</summary>
    public IReadOnlyCollection<string> MimeTypes => _mimeTypes;

    /// <summary>Replaces what is shown.</summary>
    /// <param name="updatedValue">The value to show instead; text stays untouched when ready-made content was shown.</param>
    public void Update(object? updatedValue)
    {
        if (_isReadyMade && updatedValue is string content)
        {
            Displays.Sink.UpdateAs(DisplayId, content, _mimeTypes[0]);
        }
        else
        {
            Displays.Sink.Update(DisplayId, updatedValue, _mimeTypes);
        }
    }

    internal static DisplayedValue Show(object? value, string[] mimeTypes)
    {
        var shown = new DisplayedValue(mimeTypes, isReadyMade: false);
        Displays.Sink.Display(shown.DisplayId, value, mimeTypes);
        return shown;
    }

    internal static DisplayedValue ShowAs(string content, string mimeType)
    {
        var shown = new DisplayedValue([mimeType], isReadyMade: true);
        Displays.Sink.DisplayAs(shown.DisplayId, content, mimeType);
        return shown;
    }
}
