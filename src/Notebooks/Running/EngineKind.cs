using Notebooks.Processes;

namespace Notebooks.Running;

/// <summary>The engines that compile and run the cells of notebooks.</summary>
public enum EngineKind
{
    /// <summary>This project's own engine: cells are compiled once, kept, and run in a process without a compiler.</summary>
    Compiled,

    /// <summary>.NET Interactive, the engine of Polyglot Notebooks: whole cells are submitted to its C# kernel.</summary>
    Interactive,
}

/// <summary>Facts about engines.</summary>
public static class Engines
{
    /// <summary>Whether the program of an engine is there. The program of <see cref="EngineKind.Interactive"/> is built only on request.</summary>
    /// <param name="engine">The engine.</param>
    public static bool IsThere(EngineKind engine) => File.Exists(Path.Combine(AppContext.BaseDirectory, ProgramOf(engine)));

    internal static string ProgramOf(EngineKind engine) => engine == EngineKind.Interactive ? HostPrograms.Interactive : HostPrograms.Compiled;
}
