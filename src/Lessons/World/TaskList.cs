using System.Reflection;
using System.Text.RegularExpressions;

namespace Lessons.World;

/// <summary>
/// The async methods that have not ended, as a debugger finds them. .NET keeps a list of all tasks for debuggers, in private
/// fields of <see cref="Task"/>, and only while it is switched on. No program should do this: the list costs time, and the
/// fields may be others in the next version. See <c>s_currentActiveTasks</c> in
/// https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Threading/Tasks/Task.cs
/// </summary>
public sealed partial class TaskList : IDisposable
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo On = Field(typeof(Task), "s_asyncDebuggingEnabled");
    private static readonly FieldInfo Active = Field(typeof(Task), "s_currentActiveTasks");

    private TaskList() => On.SetValue(null, true);

    /// <summary>Switches the list on. Methods that began before are not in it.</summary>
    /// <exception cref="PlatformNotSupportedException">This version of .NET has other fields.</exception>
    public static TaskList Start() => new();

    /// <summary>The methods of these names that wait at this moment, and what each waits for.</summary>
    /// <param name="methods">Names of async methods.</param>
    /// <exception cref="PlatformNotSupportedException">This version of .NET has other fields.</exception>
    public Waiting[] Find(params string[] methods)
    {
        // Made when the first task begins while the list is on.
        if (Active.GetValue(null) is not Dictionary<int, Task> active) return [];
        lock (active)
            return [.. active.Values.Where(task => !task.IsCompleted && methods.Contains(MethodOf(task)))
                .Select(task => new Waiting(MethodOf(task), AwaitedBy(task) is { } awaited ? MethodOf(awaited) : "-"))];
    }

    /// <summary>Switches the list off.</summary>
    public void Dispose() => On.SetValue(null, false);

    // The task of an async method is a box for its state machine, whose type has the method's name: <UsersAsync>d__3.
    private static string MethodOf(Task task) =>
        StateMachineName().Match(task.GetType().ToString()) is { Success: true } name ? name.Groups[1].Value : task.GetType().Name;

    // A state machine that is suspended keeps the awaiter of the one await at which it is.
    private static Task? AwaitedBy(Task task)
    {
        var machine = Field(task.GetType(), "StateMachine").GetValue(task)!;
        return machine.GetType().GetFields(Any).Where(field => field.Name.StartsWith("<>u__", StringComparison.Ordinal))
            .Select(field => field.GetValue(machine))
            .Select(awaiter => awaiter?.GetType().GetField("m_task", Any)?.GetValue(awaiter))
            .OfType<Task>().SingleOrDefault();
    }

    private static FieldInfo Field(Type type, string name) =>
        type.GetField(name, Any) ?? throw new PlatformNotSupportedException($"{type.Name} of .NET {Environment.Version} has no field {name}. The list of tasks was read on .NET 10.");

    [GeneratedRegex(@"<(\w+)>d__")]
    private static partial Regex StateMachineName();
}

/// <summary>An async method that waits.</summary>
/// <param name="Method">Its name.</param>
/// <param name="For">The name of the async method that it waits for. If it waits for another task, the name of that task's class; "-" for something that is no task.</param>
public sealed record Waiting(string Method, string For);
