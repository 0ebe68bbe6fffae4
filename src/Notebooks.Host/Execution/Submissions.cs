using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Notebooks.Host.Display;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Execution;

/// <summary>Runs compiled submissions, each of which finds the variables of its predecessors in a shared array.</summary>
internal sealed class Submissions(DisplaySink display)
{
    private const int Headroom = 64;

    private readonly AssemblyResolver _resolver = new();
    private object?[] _states = new object?[Headroom];
    private (int Cell, Assembly Assembly, byte[] Image)[] _loaded = [];
    private Execution? _running;

    /// <summary>Where the running cell calls <c>Environment.Exit</c>. If it does not, where any cell does.</summary>
    public Frame[] ExitCalls()
    {
        var loaded = _loaded;
        return CallsIn(loaded.Where(submission => submission.Cell == _running?.Cell)) is { Length: > 0 } calls ? calls : CallsIn(loaded);

        static Frame[] CallsIn(IEnumerable<(int Cell, Assembly Assembly, byte[] Image)> submissions) =>
            [.. submissions.SelectMany(submission => Hosting.Errors.ExitCalls.In(submission.Assembly, submission.Image))];
    }

    /// <summary>The variables that submissions have declared.</summary>
    public IEnumerable<ScriptVariable> Variables() => ScriptVariable.In(_states.OfType<object>());

    /// <summary>Names files that submissions may have to load.</summary>
    public void Use(string[] references)
    {
        _resolver.Add(references);
        // Packages are restored together with earlier ones, so the latest folder has the files of all of them.
        if (references.Select(PackageContent.FolderOf).LastOrDefault(folder => folder is not null) is { } content)
            AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", content + Path.DirectorySeparatorChar);
    }

    /// <summary>Runs one submission in the flow of its cell; its exceptions become part of the answer.</summary>
    public async Task<Executed> ExecuteAsync(Execute command)
    {
        CurrentCell.Begin(command.Cell);
        var execution = _running = new(command.Cell);
        var clock = new Stopwatch();
        try
        {
            // The cell has only directives. The resolver knows their files already, for later submissions.
            if (command.Assembly is []) return new(command.Cell, 0, Error: null);
            var factory = Load(command);
            clock.Start();
            var value = await (execution.Code = factory(Reserve())).ConfigureAwait(false);
            clock.Stop();
            if (command.HasValue && !execution.IsLeft)
            {
                display.ShowResult(value);
            }

            return new(command.Cell, clock.Elapsed.TotalMilliseconds, Error: null);
        }
        catch (Exception exception)
        {
            return new(command.Cell, clock.Elapsed.TotalMilliseconds, ErrorReader.Read(exception));
        }
        finally
        {
            // A submission that was left may end while another one runs.
            Interlocked.CompareExchange(ref _running, null, execution);
        }
    }

    /// <summary>Leaves the running submission where it is suspended, and prevents its code from going on.</summary>
    /// <returns>Whether it is suspended.</returns>
    public bool TryLeave()
    {
        if (_running is not { Code: { IsCompleted: false } code } execution) return false;
        execution.IsLeft = true;
        new SuspendedCode([.. _loaded.Select(submission => submission.Assembly)]).Cancel(code);
        return true;
    }

    /// <summary>Drops all variables of all cells.</summary>
    public void Drop() => _states = [];

    private sealed record Execution(int Cell)
    {
        /// <summary>The task that the code has returned. It is null until the code reaches its first await or its end.</summary>
        public Task<object?>? Code { get; set; }

        /// <summary>Whether the host no longer waits for it.</summary>
        public bool IsLeft { get; set; }
    }

    private Func<object?[], Task<object?>> Load(Execute command)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(command.Assembly, writable: false));
        _loaded = [.. _loaded, (command.Cell, assembly, command.Assembly)];
        return ScriptClass.In(assembly, command.ScriptClass)?.GetMethod(ScriptClass.Factory, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?.CreateDelegate<Func<object?[], Task<object?>>>()
            ?? throw new InvalidOperationException($"The compiled cell has no script class \"{command.ScriptClass}\". Delete the compile cache and run again.");
    }

    // Submissions read the array only in their constructors, so it may be replaced between two of them. The compiler numbers
    // the slots.
    private object?[] Reserve()
    {
        if (_loaded.Length + Headroom > _states.Length)
        {
            Array.Resize(ref _states, 2 * _states.Length);
        }

        return _states;
    }
}
