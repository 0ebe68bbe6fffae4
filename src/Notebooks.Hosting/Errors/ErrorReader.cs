using System.Diagnostics;
using System.Text;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Errors;

/// <summary>Reads from exceptions the parts that a reader of the notebook needs.</summary>
internal static class ErrorReader
{
    private const int MaxDepth = 8;
    private const int MaxInner = 10;

    public static Error Read(object thrown) => thrown is Exception exception
        ? new(Types(exception), Message(exception), Frames(exception), Text(exception))
        : new([], $"{thrown}", [], $"Something that is no exception was thrown: {thrown}");

    /// <summary>A first line and the frames below it, laid out as .NET does.</summary>
    public static string Join(string headline, IEnumerable<Frame> frames) =>
        string.Join('\n', frames.Select(frame => $"   at {frame.Method}{Place(frame)}").Prepend(headline));

    public static string Headline(Exception exception) => $"{TypeNames.Full(exception.GetType())}: {Message(exception)}";

    public static Frame[] Frames(Exception exception) => StackFrames.Of(new StackTrace(exception, fNeedFileInfo: true));

    private static string[] Types(Exception exception)
    {
        List<string> types = [];
        for (var type = exception.GetType(); type != typeof(object) && type is not null; type = type.BaseType)
        {
            types.Add(TypeNames.Full(type));
        }

        return [.. types];
    }

    // Message is virtual, so an exception class of a cell may throw in it.
    private static string Message(Exception exception)
    {
        try
        {
            return ConsoleWords.Of(exception) ?? exception.Message;
        }
        catch (Exception second)
        {
            return $"(its Message property threw {TypeNames.Full(second.GetType())})";
        }
    }

    private static string Text(Exception exception)
    {
        var text = new StringBuilder();
        Append(text, exception, prefix: "", depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Exception exception, string prefix, int depth)
    {
        text.Append(Join(prefix + Headline(exception), Frames(exception)));
        if (depth == MaxDepth)
        {
            return;
        }

        var inner = Inner(exception);
        for (var i = 0; i < Math.Min(inner.Count, MaxInner); i++)
        {
            var label = inner.Count == 1 ? "caused by " : $"{i + 1} of {inner.Count}: ";
            Append(text.Append('\n'), inner[i], $" ---> {label}", depth + 1);
        }

        if (inner.Count > MaxInner)
        {
            text.Append($"\n ---> and {inner.Count - MaxInner} more");
        }
    }

    private static IReadOnlyList<Exception> Inner(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        { InnerException: { } inner } => [inner],
        _ => [],
    };

    private static string Place(Frame frame) => frame switch
    {
        { Document: null } => "",
        { Line: 0 } => $" in {frame.Document}",
        _ => $" in {frame.Document}:line {frame.Line}",
    };
}
