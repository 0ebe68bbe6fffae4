using System.Reflection;

namespace Lessons.Recordings.Capture;

/// <summary>
/// What the runtime keeps to itself, and the recorder reads: what waits in the pool's queue, and the values of a captured
/// context. Nothing is changed, and none of it runs on the threads that are recorded. A member that is missing in another
/// version of the runtime means that nothing is seen.
/// </summary>
internal static class Internals
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Func<IEnumerable<object>>? Queue =
        typeof(ThreadPool).GetMethod("GetQueuedWorkItems", Hidden, []) is { } method && method.ReturnType == typeof(IEnumerable<object>)
            ? method.CreateDelegate<Func<IEnumerable<object>>>()
            : null;

    private static readonly FieldInfo? Values = typeof(ExecutionContext).GetField("m_localValues", Hidden);
    private static readonly MethodInfo? Find = Values?.FieldType.GetMethod("TryGetValue", Hidden);
    private static readonly FieldInfo? State = typeof(Task).GetField("m_stateObject", Hidden);

    /// <summary>The work items in the queues of the pool: those of debuggers, who need them for the same purpose.</summary>
    public static IEnumerable<object> QueuedWorkItems() => Queue?.Invoke() ?? [];

    /// <summary>The value of an <see cref="AsyncLocal{T}"/> in a context. Running code in it would notify whoever listens.</summary>
    public static object? ValueOf(ExecutionContext context, object local)
    {
        if (Find is null || Values!.GetValue(context) is not { } values) return null;
        object?[] arguments = [local, null];
        return Find.Invoke(values, arguments) is true ? arguments[1] : null;
    }

    /// <summary>The context of an async method that waits: its task keeps the context where other tasks keep their argument.</summary>
    public static ExecutionContext? ContextOfMethod(Task task) => State?.GetValue(task) as ExecutionContext;

    /// <summary>The instance fields of a type and of its bases whose values a work item may be recognised by.</summary>
    public static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var it = type; it is not null && it != typeof(object); it = it.BaseType!)
            fields.AddRange(it.GetFields(Hidden).Where(static field => !field.IsStatic && IsTelling(field.FieldType)));
        return [.. fields];
    }

    private static bool IsTelling(Type type) =>
        type == typeof(ExecutionContext) || type == typeof(object) || typeof(Task).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
        || type.Name == "IAsyncStateMachineBox";
}
