using System.Collections.Immutable;

namespace Lessons.Recordings;

/// <summary>The operations of a recording by name.</summary>
public sealed class OperationIndex
{
    private readonly ImmutableArray<Operation> _operations;

    internal OperationIndex(ImmutableArray<Operation> operations) => _operations = operations;

    /// <summary>The operation of that name. A name given more than once is numbered: "fetch", "fetch 2", "fetch 3".</summary>
    /// <exception cref="KeyNotFoundException">No operation has that name. The message lists the recorded names.</exception>
    public Operation this[string name] =>
        _operations.FirstOrDefault(operation => operation.Name == name)
        ?? throw new KeyNotFoundException(_operations.IsEmpty
            ? $"No operation is called '{name}': nothing was recorded. Start it with t.Run(\"{name}\", …)."
            : $"No operation is called '{name}'. Recorded are: {Names()}.");

    private string Names() =>
        string.Join(", ", _operations.Take(12).Select(operation => $"'{operation.Name}'")) + (_operations.Length > 12 ? ", …" : "");
}
