using Notebooks.Compiling;
using Notebooks.Compiling.Packages;

namespace Notebooks.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>The engine that compiles and runs the cells.</summary>
    public EngineKind Engine { get; init; }

    /// <summary>How many notebooks run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Time limit of one cell.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time limit of one notebook.</summary>
    public TimeSpan NotebookTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Time limit of compiling one cell.</summary>
    public TimeSpan CompileTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time limit of restoring the packages that a cell names. That time counts for the limit of the notebook, not of the cell.</summary>
    public TimeSpan RestoreTimeout { get; init; } = RestoreLimit.Usual.Time;

    /// <summary>How much memory a notebook may use, in bytes.</summary>
    public long MemoryLimit { get; init; } = 2L << 30;

    /// <summary>Whether work that is still under way when a notebook ends, and exceptions that were never observed, are failures.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the cells after a failed one are run too.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Whether a notebook whose claims failed while timers were late is run once more, alone, when all others have ended.</summary>
    public bool Retries { get; init; }

    /// <summary>Whether exercises run their starters, whose checks must then fail, instead of their solutions.</summary>
    public bool Unsolved { get; init; }

    /// <summary>Values for the parameters of notebooks, by name; see <see cref="Planning.Parameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Answers to what cells ask for, by the question or the name in <c>@input:name</c>.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether cells of languages that this engine does not run are left out, rather than failures.</summary>
    public bool SkipForeign { get; init; }

    /// <summary>Folder of the compile cache, or null to use none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The paths of the cache. They follow from <see cref="CacheFolder"/> unless they are set.</summary>
    internal CachePaths Cache { get => field ?? CachePaths.In(CacheFolder); init; }
}
