using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Short;

/// <summary>Descriptions of the values that an asynchronous course shows most.</summary>
internal static class AsyncValues
{
    public static string Describe(Exception exception) =>
        ErrorReader.Join(ErrorReader.Headline(exception), ErrorReader.Frames(exception).Where(frame => Blame.CellOf([frame]) is not null));

    // Only a completed task is asked for its outcome, because a display must not wait.
    public static string Describe(Task task)
    {
        var result = ResultTypeOf(task);
        var outcome = task.Status switch
        {
            TaskStatus.Faulted => $": {string.Join("; ", task.Exception!.InnerExceptions.Select(ErrorReader.Headline))}",
            TaskStatus.RanToCompletion when result is not null =>
                $": {typeof(Task<>).MakeGenericType(result).GetProperty("Result")!.GetValue(task).ToDisplayString(MimeTypes.Plain)}",
            _ => "",
        };
        return $"{(result is null ? "Task" : $"Task<{TypeNames.Short(result)}>")} {task.Status}{outcome}";
    }

    public static string Describe(ValueTask task) => $"ValueTask {Outcome(task.IsCompletedSuccessfully, task.IsFaulted, task.IsCanceled)}";

    // The result of a ValueTask may be taken only once, and it belongs to the code that awaits the task.
    public static string DescribeValueTask(object task)
    {
        var type = task.GetType();
        return $"{TypeNames.Short(type)} {Outcome(Is("IsCompletedSuccessfully"), Is("IsFaulted"), Is("IsCanceled"))}";

        bool Is(string property) => (bool)type.GetProperty(property)!.GetValue(task)!;
    }

    public static string DescribeStream(object stream)
    {
        var elements = stream.GetType().GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            .Select(contract => TypeNames.Short(contract.GetGenericArguments()[0]));
        return $"IAsyncEnumerable<{string.Join(", ", elements)}> (lazy: nothing runs until await foreach asks for the first element)";
    }

    private static string Outcome(bool succeeded, bool faulted, bool canceled) =>
        succeeded ? "RanToCompletion" : faulted ? "Faulted" : canceled ? "Canceled" : "not completed";

    // Internally, a task without a result is a Task<T> of a hidden type of the runtime.
    private static Type? ResultTypeOf(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                var result = type.GetGenericArguments()[0];
                return result.IsVisible || result.Assembly != typeof(Task).Assembly ? result : null;
            }
        }

        return null;
    }
}
