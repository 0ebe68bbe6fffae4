using Notebooks.Hosting.Display;
using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>Formatters for the values an asynchronous course shows most, where the library draws their internals or is slow.</summary>
internal static class DefaultFormatters
{
    // The library's own way to their HTML starts the dynamic language runtime, which a first number would wait for.
    private static readonly Type[] Scalars = [typeof(bool), typeof(int), typeof(long), typeof(double)];

    /// <summary>Registers them, before any cell can register its own: the later registration wins.</summary>
    public static void Register()
    {
        Add(typeof(Exception), value => CellFrames((Exception)value));
        Add(typeof(Task), value => Describe((Task)value));
        Add(typeof(IAsyncEnumerable<>), DescribeStream);
        foreach (var scalar in Scalars)
        {
            Set(scalar, MimeTypes.Html, value => $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(value.ToDisplayString(MimeTypes.Plain))}</pre></div>");
        }

        static void Add(Type type, Func<object, string> describe)
        {
            Set(type, MimeTypes.Plain, describe);
            Set(type, MimeTypes.Html, value => $"<pre>{WebUtility.HtmlEncode(describe(value))}</pre>");
        }

        static void Set(Type type, string mimeType, Func<object, string> format) =>
            Formatter.Register(type, (value, writer) => writer.Write(format(value)), mimeType);
    }

    private static string CellFrames(Exception exception) =>
        ErrorReader.Join(ErrorReader.Headline(exception), ErrorReader.Frames(exception).Where(frame => Blame.CellOf([frame]) is not null));

    // Asks only a completed task for its outcome: a display never waits.
    private static string Describe(Task task)
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

    // A task without a result is, inside, a Task<T> of a type that nobody outside can name.
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

    private static string DescribeStream(object stream)
    {
        var elements = stream.GetType().GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            .Select(contract => TypeNames.Short(contract.GetGenericArguments()[0]));
        return $"IAsyncEnumerable<{string.Join(", ", elements)}> (lazy: nothing runs until await foreach asks for the first element)";
    }
}
