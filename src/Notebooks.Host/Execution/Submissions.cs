using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Notebooks.Host.Display;
using Notebooks.Host.Errors;
using Notebooks.Host.Protocol;

namespace Notebooks.Host.Execution;

/// <summary>Runs compiled submissions, each of which finds the variables of its predecessors in a shared array.</summary>
internal sealed class Submissions(DisplaySink display)
{
    private const int Headroom = 64;

    private readonly AssemblyResolver _resolver = new();
    private object?[] _states = new object?[Headroom];
    private int _count;

    /// <summary>Runs one submission in the flow of its cell; its exceptions become part of the answer.</summary>
    public async Task<Executed> ExecuteAsync(Execute command)
    {
        CurrentCell.Number = command.Cell;
        var clock = new Stopwatch();
        try
        {
            var factory = Load(command);
            clock.Start();
            var value = await factory(Reserve()).ConfigureAwait(false);
            clock.Stop();
            if (command.HasValue)
            {
                display.ShowResult(value);
            }

            return new(command.Cell, clock.Elapsed.TotalMilliseconds, Error: null);
        }
        catch (Exception exception)
        {
            return new(command.Cell, clock.Elapsed.TotalMilliseconds, ErrorReader.Read(exception));
        }
    }

    /// <summary>Lets go of all variables of all cells.</summary>
    public void Drop() => _states = [];

    private Func<object?[], Task<object?>> Load(Execute command)
    {
        _resolver.Add(command.References);
        var assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(command.Assembly, writable: false));
        return ScriptClass.In(assembly, command.ScriptClass)?.GetMethod(ScriptClass.Factory, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?.CreateDelegate<Func<object?[], Task<object?>>>()
            ?? throw new InvalidOperationException($"The compiled cell has no script class \"{command.ScriptClass}\". Delete the compile cache and run again.");
    }

    // Submissions read the array in their constructors only, so it may be replaced between them; slots are numbered by the compiler.
    private object?[] Reserve()
    {
        if (++_count + Headroom > _states.Length)
        {
            Array.Resize(ref _states, 2 * (_count + Headroom));
        }

        return _states;
    }
}
