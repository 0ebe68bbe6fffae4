using Notebooks.Processes;

namespace Notebooks.Running;

/// <summary>What compiles and runs the cells of notebooks.</summary>
public enum EngineKind
{
    /// <summary>This project's own: cells are compiled once, kept, and run in a process that has no compiler.</summary>
    Compiled,

    /// <summary>.NET Interactive, as readers of Polyglot Notebooks have it: whole cells are submitted to its C# kernel.</summary>
    Interactive,
}

/// <summary>What there is to know about engines.</summary>
public static class Engines
{
    /// <summary>Whether the program of an engine is there. That of <see cref="EngineKind.Interactive"/> is built only when somebody wants it.</summary>
    /// <param name="engine">The engine.</param>
    public static bool IsThere(EngineKind engine) => File.Exists(Path.Combine(AppContext.BaseDirectory, ProgramOf(engine)));

    internal static string ProgramOf(EngineKind engine) => engine == EngineKind.Interactive ? HostPrograms.Interactive : HostPrograms.Compiled;
}
