using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lessons.World;

public sealed partial class EventLoop
{
    private readonly bool _debug = Environment.GetEnvironmentVariable("ASYNC_DEBUG") == "1";

    /// <summary>A callback that holds the loop for longer than this is reported.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Raised on the loop, after a callback held the loop for too long. With <c>ASYNC_DEBUG=1</c> in the environment each
    /// loop also reports this on the standard error stream, as Python's loop does with <c>PYTHONASYNCIODEBUG=1</c>.
    /// </summary>
    public event Action<SlowCallback>? Slow;

    private void Step(SendOrPostCallback callback, object? state, ExecutionContext? flow)
    {
        var started = Stopwatch.GetTimestamp();

        // Each callback runs in the loop's own flow, so it does not see values that an earlier callback set.
        if (flow is null) callback(state);
        else ExecutionContext.Run(flow, callback.Invoke, state);

        var held = Stopwatch.GetElapsedTime(started);
        if (held <= SlowAfter) return;
        var slow = new SlowCallback(NameOf(state), held);
        if (_debug) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slow.Name} held the event loop '{_name}' for {held.TotalMilliseconds:F0} ms."));
        Slow?.Invoke(slow);
    }

    // An await posts the state machine that resumes the method, or an Action on it. The type that the compiler generates
    // carries the method's name: <FetchAsync>d__3, or <<Outer>g__FetchAsync|0_0>d for a local function.
    private static string NameOf(object? state)
    {
        var target = state is Action action ? action.Target : state;
        var machine = target?.GetType() is { IsGenericType: true } box ? box.GetGenericArguments()[^1].Name : "";
        return MethodName.Match(machine) is { Success: true } match ? match.Groups[1].Value : "a callback";
    }

    [GeneratedRegex(@"(?:g__|^<)(\w+)[>|]")]
    private static partial Regex MethodName { get; }
}
