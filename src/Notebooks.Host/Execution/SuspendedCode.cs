using System.Reflection;

namespace Notebooks.Host.Execution;

/// <summary>
/// Ends code that is suspended at an await. When the code goes on, it finds a cancelled operation there, so it leaves
/// through its <c>finally</c> blocks and assigns nothing more. A suspended method is an object that holds the operation
/// it awaits, and this class replaces that operation. The names of the fields come from the compiler and the runtime.
/// If they change, the code goes on as usual.
/// </summary>
/// <param name="cells">The assemblies whose code is ended. Code of a library may not be prepared for that.</param>
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

    /// <summary>Cancels the operation that a method awaits. The same is done for every method that it awaits.</summary>
    /// <param name="method">The task that the method has returned.</param>
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
        // The awaited operation cannot be replaced. Without `this`, the code at least cannot reach the variables of cells.
        if (isOfCell && !isCancelled && type.GetField(ThisField) is { FieldType.IsValueType: false } self) self.SetValueDirect(TypedReference.MakeTypedReference(method, [machine]), null!);
    }

    // The awaiter of a task holds the task. Other awaiters hold a value that holds the task.
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
                // The field is set in place. The code may go on at any moment, and then a copy would be out of date.
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
