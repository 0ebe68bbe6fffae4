using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// The claim that the running cell has shown last. A claim that does not hold ends its cell with an exception that says the
/// same once more: readers need it only once.
/// </summary>
internal sealed class LastClaim
{
    private volatile JsonObject? _claim;

    /// <summary>A cell is about to run.</summary>
    public void Begin() => _claim = null;

    /// <summary>Takes an event of the host.</summary>
    public void Take(Event message)
    {
        if (message is Displayed shown) _claim = shown.Data[MimeTypes.Claim] as JsonObject;
    }

    /// <summary>Tells apart an exception that repeats the claim.</summary>
    public CellEnding End(CellEnding ending) => ending is CellEnding.Threw threw && Repeats(threw.Error) ? threw with { IsFailedClaim = true } : ending;

    private bool Repeats(Error error) =>
        _claim is { } claim
        && claim["passed"] is JsonValue passed && passed.TryGetValue(out bool holds) && !holds
        && claim["claim"] is JsonValue words && words.TryGetValue(out string? sentence) && sentence.Length > 0
        && error.Message.StartsWith(sentence, StringComparison.Ordinal);
}
