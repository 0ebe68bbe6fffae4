namespace Notebooks.Running;

/// <summary>The outcome of a cell or a notebook.</summary>
public enum Verdict
{
    /// <summary>It did what it should, which includes failing as expected.</summary>
    Passed,

    /// <summary>It did not do what it should.</summary>
    Failed,

    /// <summary>It was not reached.</summary>
    NotRun,

    /// <summary>It is a cell of a language that is not run here, and was left out on request.</summary>
    Skipped,
}

/// <summary>Facts about verdicts.</summary>
public static class Verdicts
{
    /// <summary>Whether the cell or the notebook was run.</summary>
    /// <param name="verdict">The verdict.</param>
    public static bool WasRun(this Verdict verdict) => verdict is Verdict.Passed or Verdict.Failed;
}
