namespace Microsoft.DotNet.Interactive;

/// <summary>Where input comes from; the process that executes cells sets it before the first one.</summary>
internal static class Inputs
{
    private static IInputSource? _source;

    public static IInputSource Source
    {
        get => _source ?? throw new InvalidOperationException("Nobody can be asked here: this code does not run in a notebook.");
        set => _source = value;
    }
}

internal interface IInputSource
{
    Task<string> AskAsync(string prompt, bool isPassword);
}
