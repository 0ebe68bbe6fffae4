using System.Reflection;

namespace Notebooks.Host.Execution;

/// <summary>
/// Has code that is suspended at an await find a cancelled operation there when it goes on, so that it leaves through its
/// <c>finally</c> blocks and assigns nothing any more. A suspended method is an object that holds what it waits for: that is
/// exchanged. The names are those of the compiler and the runtime. Where they are others, code goes on as if nothing had been.
/// </summary>
/// <param name="cells">Assemblies whose code is meant: that of a library may not be made for it.</param>
internal sealed class SuspendedCode(HashSet<Assembly> cells)
{
    private const BindingFlags OfObjects = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string StateMachine = "StateMachine";
    private const string AwaiterPrefix = "<>u__";
    private const string ThisField = "<>4__this";

    private static readonly CancellationToken Cancelled = new(canceled: true);
    private static readonly MethodInfo CancelledWithResult =
        typeof(Task).GetMethod(nameof(Task.FromCanceled), 1, [typeof(CancellationToken)])!;

    private readonly HashSet<Task> _seen = [];

    /// <summary>Cancels what a method waits for, and what the methods it waits for wait for.</summary>
    /// <param name="method">What the method has returned.</param>
    public void Cancel(Task method)
    {
        if (method.IsCompleted || !_seen.Add(method)) return;
        if (method.GetType().GetField(StateMachine, OfObjects) is not { FieldType: { IsValueType: true } type } machine)
        {
            foreach (var part in PartsOf(method)) Cancel(part);
            return;
        }

        var isOfCell = cells.Contains(type.Assembly);
        var awaiters = type.GetFields(OfObjects).Where(field => field.Name.StartsWith(AwaiterPrefix, StringComparison.Ordinal));
        var isCancelled = awaiters.Where(awaiter => awaiter.FieldType.IsValueType).Count(awaiter => Cancel(method, [machine, awaiter], isOfCell)) > 0;
        // What it waits for cannot be exchanged. Then it must at least not get at the variables of cells.
        if (isOfCell && !isCancelled && type.GetField(ThisField) is { FieldType.IsValueType: false } self) self.SetValueDirect(TypedReference.MakeTypedReference(method, [machine]), null!);
    }

    // The awaiters of tasks hold the task, others hold a value that does.
    private bool Cancel(Task method, FieldInfo[] path, bool isOfCell)
    {
        var (type, isCancelled) = (path[^1].FieldType, false);
        foreach (var field in type.GetFields(OfObjects).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsEnum))
        {
            if (field.FieldType.IsValueType) isCancelled |= Cancel(method, [.. path, field], isOfCell);
            else if (field.GetValueDirect(TypedReference.MakeTypedReference(method, path)) is { } source)
            {
                if (source is Task task) Cancel(task);
                if (!isOfCell || CancelledLike(type) is not { } cancelled || !field.FieldType.IsInstanceOfType(cancelled)) continue;
                // In place: the code may go on at any moment, and then a copy would be out of date.
                field.SetValueDirect(TypedReference.MakeTypedReference(method, path), cancelled);
                isCancelled = true;
            }
        }

        return isCancelled;
    }

    private static object? CancelledLike(Type awaiter) =>
        awaiter.GetGenericArguments() is [var result] ? CancelledWithResult.MakeGenericMethod(result).Invoke(null, [Cancelled]) : Task.FromCanceled(Cancelled);

    // Tasks that other tasks are made of, such as those of WhenAny.
    private static IEnumerable<Task> PartsOf(Task task)
    {
        for (var type = task.GetType(); type != typeof(Task) && type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(OfObjects | BindingFlags.DeclaredOnly).Where(field => !field.FieldType.IsValueType))
            {
                if (field.GetValue(task) is Task part) yield return part;
                else if (field.GetValue(task) is IEnumerable<Task?> parts) foreach (var one in parts.OfType<Task>()) yield return one;
            }
        }
    }
}
