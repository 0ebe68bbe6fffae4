using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>A misbehaving notebook of files/faults and what has to become of it.</summary>
/// <param name="Name">Its file, without extension.</param>
/// <param name="Cells">What becomes of each cell: <c>+</c> passed, <c>x</c> failed, <c>-</c> not run.</param>
/// <param name="Kind">Why the failed cell fails, or null when none does.</param>
/// <param name="Message">Part of what is said about it.</param>
public sealed record Fault(string Name, string Cells = "+++", FailureKind? Kind = null, string Message = "")
{
    /// <summary>The line of the cell that is blamed, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The cell that is remarked upon at the end, or 0.</summary>
    public int NotedCell { get; init; }

    /// <summary>Part of what is remarked.</summary>
    public string Note { get; init; } = "";

    /// <summary>Part of what stands under the misbehaving cell.</summary>
    public string Output { get; init; } = "";

    /// <summary>Name, as tests are listed.</summary>
    public override string ToString() => Name;
}
