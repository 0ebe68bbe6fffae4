namespace Notebooks.Running;

/// <summary>What became of a cell or a notebook.</summary>
public enum Verdict
{
    /// <summary>It did what it should, which includes failing as expected.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It was not reached.</summary>
    NotRun,

    /// <summary>It is a cell of a language that is not run here, and was left out because somebody wanted it so.</summary>
    Skipped,
}

/// <summary>What there is to know about verdicts.</summary>
public static class Verdicts
{
    /// <summary>Whether something was executed to get to it.</summary>
    /// <param name="verdict">The verdict.</param>
    public static bool WasRun(this Verdict verdict) => verdict is Verdict.Passed or Verdict.Failed;
}
