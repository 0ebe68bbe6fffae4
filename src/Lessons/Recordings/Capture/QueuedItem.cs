using System.Reflection;

namespace Lessons.Recordings.Capture;

/// <summary>Finds out whose flow a work item of the pool will run in. Used by one thread only.</summary>
internal sealed class QueuedItem
{
    private readonly Dictionary<Type, FieldInfo[]> _fields = [];

    /// <summary>The flow that the item will run in, or null.</summary>
    /// <param name="item">A work item.</param>
    /// <param name="scheduled">Whether code of that flow gave it to the pool. Otherwise it is the rest of a method.</param>
    public Op? FlowOf(object item, out bool scheduled)
    {
        scheduled = IsScheduled(item);
        return ContextOf(item) is { } context ? Flow.Of(context) : null;
    }

    private static bool IsScheduled(object item)
    {
        if (item is Task task) return ScheduledWork.ContextOf(task) is not null && Internals.ContextOfMethod(task) is null && ScheduledWork.IsScheduled(task);
        for (var type = item.GetType(); type is not null; type = type.BaseType)
            if (type.Name.StartsWith("QueueUserWorkItemCallback", StringComparison.Ordinal) || type.Name.StartsWith("ForEachAsyncState", StringComparison.Ordinal)) return true;
        return false;
    }

    private ExecutionContext? ContextOf(object item)
    {
        if (item is Task task) return Internals.ContextOfMethod(task) ?? ScheduledWork.ContextOf(task);
        var type = item.GetType();
        if (!_fields.TryGetValue(type, out var fields)) _fields[type] = fields = Internals.FieldsOf(type);
        object?[] values = [.. fields.Select(field => field.GetValue(item))];
        return values.OfType<ExecutionContext>().FirstOrDefault()
            ?? values.Select(OfMethod).FirstOrDefault(static context => context is not null);
    }

    /// <summary>An item without a context of its own can hold an async method that waits, which has one.</summary>
    private static ExecutionContext? OfMethod(object? value) => value switch
    {
        Task task => Internals.ContextOfMethod(task),
        Delegate { Target: Task task } => Internals.ContextOfMethod(task),
        _ => null,
    };
}
