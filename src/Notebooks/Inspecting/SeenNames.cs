using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>Turns names that the runtime uses into names as their authors wrote them.</summary>
internal static class SeenNames
{
    private const string MoveNext = "MoveNext";

    // Some methods do not appear on the stack, because their calls were compiled away. Only an inner method is left there.
    private static readonly Dictionary<string, string> Called = new()
    {
        ["GetResultCore"] = "Result",
        ["InternalWait"] = "Wait",
        ["HandleNonSuccessAndDebuggerNotification"] = "GetResult",
        ["SleepInternal"] = "Sleep",
        ["UninterruptibleSleep0"] = "Sleep",
    };

    /// <summary>A method: <c>Load</c> or <c>Crawler.Load</c> of a cell, <c>Thread.Sleep</c> of a library.</summary>
    /// <param name="type">Full name of its type.</param>
    /// <param name="method">Its name.</param>
    /// <param name="isCell">Whether the outermost type is a cell.</param>
    public static string MethodOf(string type, string method, bool isCell)
    {
        var owners = Parts(type);
        // The type of a state machine carries the name of its method.
        var name = method == MoveNext && owners[^1].StartsWith('<') && !owners[^1].StartsWith("<>", StringComparison.Ordinal) ? owners[^1] : method;
        var visible = owners.Skip(isCell ? 1 : 0).Where(o => !o.StartsWith('<')).Select(Short);
        return string.Join('.', visible.Append(Called.GetValueOrDefault(name) ?? MethodNames.Plain(name)));
    }

    /// <summary>Says what an operation waits for, in the words of its author.</summary>
    /// <param name="type">Full name of the type of the object it waits for.</param>
    /// <param name="hasCode">Whether that is a task with code of its own to run.</param>
    public static string Awaited(string type, bool hasCode) => type switch
    {
        "" => "something that is about to continue",
        _ when type.Contains("DelayPromise", StringComparison.Ordinal) => "Task.Delay",
        _ when type.Contains("WhenAllPromise", StringComparison.Ordinal) => "Task.WhenAll",
        _ when type.Contains("CompleteOnInvokePromise", StringComparison.Ordinal) || type.Contains("WhenAnyPromise", StringComparison.Ordinal) => "Task.WhenAny",
        _ when type.Contains("CancellationPromise", StringComparison.Ordinal) => "Task.WaitAsync",
        _ when type.Contains("UnwrapPromise", StringComparison.Ordinal) => "Task.Run",
        _ when type.Contains("SemaphoreSlim+TaskNode", StringComparison.Ordinal) => "SemaphoreSlim.WaitAsync",
        _ when type.StartsWith("System.Threading.PeriodicTimer", StringComparison.Ordinal) => "PeriodicTimer.WaitForNextTickAsync",
        _ when type.StartsWith("System.Threading.Channels.", StringComparison.Ordinal) => "a Channel",
        _ when type.Contains("ContinuationTask", StringComparison.Ordinal) || type.Contains("ContinuationResultTask", StringComparison.Ordinal) => "Task.ContinueWith",
        _ when StateMachineOf(type) is { } machine => MethodOf(machine, MoveNext, isCell: false),
        _ when type.StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal) => hasCode ? "a task that is still running" : "a task that nobody has completed (TaskCompletionSource)",
        _ => Short(Parts(type)[0]),
    };

    /// <summary>The state machine that a state machine box contains, or null for all other types.</summary>
    private static string? StateMachineOf(string type)
    {
        const string box = "StateMachineBox<";
        var begin = type.IndexOf(box, StringComparison.Ordinal);
        return begin < 0 || !type.EndsWith('>') ? null : type[(begin + box.Length)..^1] is var machine && machine.Contains("+<", StringComparison.Ordinal) ? machine : null;
    }

    private static string Short(string name)
    {
        var generic = name.IndexOf('<');
        var bare = generic > 0 ? name[..generic] : name;
        return bare[(bare.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    // A '+' separates nested types. Between angle brackets, it belongs to a type argument.
    private static List<string> Parts(string type)
    {
        List<string> parts = [];
        var (begin, depth) = (0, 0);
        for (var i = 0; i < type.Length; i++)
        {
            depth += type[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (type[i] != '+' || depth != 0) continue;
            parts.Add(type[begin..i]);
            begin = i + 1;
        }

        return [.. parts, type[begin..]];
    }
}
