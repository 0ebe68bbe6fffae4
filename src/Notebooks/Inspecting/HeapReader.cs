using Microsoft.Diagnostics.Runtime;

namespace Notebooks.Inspecting;

/// <summary>Reads the heap of a stopped process: what is under way there, and which cell has started it.</summary>
internal sealed class HeapReader(ClrHeap heap)
{
    private const string Box = "+AsyncStateMachineBox<";
    private const string TimerType = "System.Threading.TimerQueueTimer";
    private const string ThreadType = "System.Threading.Thread";
    private const string FlowType = "Notebooks.Hosting.Attribution.CellFlow";
    private const string ContextType = "System.Threading.ExecutionContext";
    private const int Completed = 0x1600000;
    private const uint NeverDue = uint.MaxValue;
    // An execution context refers to a map of its values. The map may hold buckets, and the buckets hold entries.
    private const int StepsToFlow = 4;

    // The folders of all shared frameworks lie in the same folder.
    private readonly string? _frameworks = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(heap.Runtime.BaseClassLibrary?.Name)));
    private readonly Dictionary<ulong, int> _cellOfContext = [];

    public Snapshot Read(SeenThread[] stacks)
    {
        List<SeenOperation> operations = [];
        List<SeenTimer> timers = [];
        Dictionary<int, int> cellOfThread = [];
        foreach (var seen in heap.EnumerateObjects())
        {
            if (seen.Type?.Name is not { } name) continue;
            if (name == TimerType) Add(timers, TimerIn(seen));
            else if (name == ThreadType) cellOfThread[seen.ReadField<int>("_managedThreadId")] = CellOf(seen.ReadObjectField("_executionContext"));
            else if (name.Contains(Box, StringComparison.Ordinal) && !seen.Type.IsArray) Add(operations, OperationIn(seen));
        }

        return new([.. stacks.Select(s => s with { Cell = cellOfThread.GetValueOrDefault(s.Cell) })], [.. operations], [.. timers]);

        static void Add<T>(List<T> to, T? item) where T : class
        {
            if (item is not null) to.Add(item);
        }
    }

    private SeenTimer? TimerIn(ClrObject timer) =>
        timer.ReadField<uint>("_dueTime") != NeverDue && CellOf(timer.ReadObjectField("_executionContext")) is var cell and > 0 && !IsHousekeeping(timer)
            ? new(cell, timer.ReadField<uint>("_period") is var period and not NeverDue ? period : 0)
            : null;

    // Packages make timers for their own work, such as looking after connections. A notebook cannot dispose of those.
    private bool IsHousekeeping(ClrObject timer)
    {
        if (timer.ReadObjectField("_timerCallback") is not { IsNull: false } callback || !callback.IsDelegate) return false;
        var file = callback.AsDelegate().GetDelegateTarget()?.Method?.Type?.Module?.Name;
        // An assembly that was compiled from a cell was never a file.
        return File.Exists(file) && _frameworks is not null && !file.StartsWith(_frameworks + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private SeenOperation? OperationIn(ClrObject box)
    {
        // The state machines of cells are structures. A class comes from code that was compiled for debugging.
        if (box.Type!.GetFieldByName("StateMachine")?.ElementType != ClrElementType.Struct || (box.ReadField<int>("m_stateFlags") & Completed) != 0) return null;
        var machine = box.ReadValueTypeField("StateMachine");
        if (machine.Type is not { Name: { } name } type) return null;
        var token = type.Methods.FirstOrDefault(m => m.Name == "MoveNext")?.MetadataToken ?? 0;
        var state = machine.ReadField<int>("<>1__state");
        var awaited = state >= 0 ? Awaited(machine) : default;
        return new(
            (long)box.Address, CellOf(ContextOf(box)), name, token, state,
            (long)awaited.Address, awaited.IsValid ? awaited.Type?.Name ?? "" : "", awaited.IsValid && HasCode(awaited));
    }

    // The fields of past awaits have been cleared. The field that is left holds the task that the method waits for.
    private static ClrObject Awaited(ClrValueType machine)
    {
        foreach (var field in machine.Type!.Fields.Where(f => f.Name?.StartsWith("<>u__", StringComparison.Ordinal) == true))
        {
            var found = field.IsObjectReference ? machine.ReadObjectField(field.Name!) : FirstIn(machine.ReadValueTypeField(field.Name!));
            if (!found.IsNull) return found;
        }

        return default;
    }

    private static ClrObject FirstIn(ClrValueType value)
    {
        foreach (var field in value.Type?.Fields ?? [])
        {
            var found = field.IsObjectReference ? value.ReadObjectField(field.Name!)
                : field.ElementType == ClrElementType.Struct ? FirstIn(value.ReadValueTypeField(field.Name!))
                : default;
            if (!found.IsNull) return found;
        }

        return default;
    }

    private static bool HasCode(ClrObject task) =>
        task.Type?.GetFieldByName("m_action") is not null && !task.Type.Name!.Contains(Box, StringComparison.Ordinal) && !task.ReadObjectField("m_action").IsNull;

    private static ClrObject ContextOf(ClrObject task)
    {
        var state = task.ReadObjectField("m_stateObject");
        if (state.Type?.Name == ContextType) return state;
        // An older runtime keeps the context in a field of the box. See AsyncStateMachineBox in
        // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Runtime/CompilerServices/AsyncTaskMethodBuilderT.cs
        if (task.Type!.GetFieldByName("Context") is not null) return task.ReadObjectField("Context");
        return default;
    }

    private int CellOf(ClrObject context)
    {
        if (context.IsNull) return 0;
        if (_cellOfContext.TryGetValue(context.Address, out var known)) return known;
        return _cellOfContext[context.Address] = Search(context, StepsToFlow);
    }

    private static int Search(ClrObject from, int steps)
    {
        if (from.Type?.Name == FlowType) return from.ReadField<int>("<Cell>k__BackingField");
        return steps == 0 ? 0 : from.EnumerateReferences().Select(next => Search(next, steps - 1)).FirstOrDefault(cell => cell > 0);
    }
}
