using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>All notebooks of files/faults.</summary>
internal static class FaultTable
{
    private const string Stops = "+x-";

    /// <summary>Those that only a time limit ends: the report says where they were.</summary>
    public static readonly Fault[] Hanging =
    [
        new("hang-loop", Stops, FailureKind.Timeout, "It was running line 2.") { Line = 2 },
        new("hang-loop-async", Stops, FailureKind.Timeout, "did not end within") { Line = 2 },
        new("hang-result", Stops, FailureKind.Timeout, "It was in Task.Result, called at line 2.") { Line = 2 },
        new("hang-sleep", Stops, FailureKind.Timeout, "It was in Thread.Sleep, called by Nap, line 3 of hang-sleep.dib#1, called by line 1.") { Line = 1 },
        new("hang-await", Stops, FailureKind.Timeout, "It was waiting at line 2 for WaitAsync, which waits at line 5 of hang-await.dib#1 for a task that nobody has completed (TaskCompletionSource).") { Line = 2 },
        new("hang-task-run", Stops, FailureKind.Timeout, "It was waiting at line 1 for Task.Run.") { Line = 1 },
        new("hang-locks", Stops, FailureKind.Timeout, "called by Take, line 8 of hang-locks.dib#1, called by line 2.") { Line = 2 },
        new("hang-starved-pool", "++x", FailureKind.Timeout, "It had not begun, or not gone on: other code kept the threads of the pool."),
    ];

    /// <summary>Those that the compiler does not get over.</summary>
    public static readonly Fault[] Uncompilable =
    [
        new("compiler-crash", Stops, FailureKind.CompilerDied, "the compiler crashed (Stack overflow). Make its") { Line = 1 },
        new("compiler-hang", Stops, FailureKind.CompilerDied, "did not finish within") { Line = 1 },
    ];

    /// <summary>Those whose text asks for what cannot be.</summary>
    private static readonly Fault[] Impossible =
    [
        new("compile-error", Stops, FailureKind.CompileError, "error CS0029") { Line = 1 },
        new("reference-missing", Stops, FailureKind.CompileError, "`#r \"nowhere.dll\"` finds no such file; it was looked for from the notebook's folder.") { Line = 1 },
        new("load-missing", Stops, FailureKind.CompileError, "nowhere.csx") { Line = 1 },
        new("import-missing", Stops, FailureKind.Unsupported, "`#!import nowhere.csx` finds no such file") { Line = 1 },
        new("import-folder", Stops, FailureKind.Unsupported, "`#!import ../` finds no such file") { Line = 1 },
        new("import-circle", Stops, FailureKind.Unsupported, "goes in a circle: import-circle.dib → import-circle.dib."),
        new("directive-unknown", Stops, FailureKind.Unsupported, "`#!nothing` is not something this engine knows") { Line = 1 },
        new("value-nameless", Stops, FailureKind.Unsupported, "`#!value` needs a name") { Line = 1 },
        new("share-missing", Stops, FailureKind.Exception, "Missing required parameter '--name'"),
        new("expect-nonsense", Stops, FailureKind.Unsupported, "`// expect: nothing` is not understood") { Line = 1 },
        new("expect-unmet", Stops, FailureKind.Expectation, "was expected to throw TimeoutException, but it ran to its end without.") { Line = 1 },
    ];

    /// <summary>All others.</summary>
    public static readonly Fault[] Misbehaving =
    [
        new("exit-0", Stops, FailureKind.HostDied, "Environment.Exit(0) ended the process.") { Line = 1 },
        new("exit-3", Stops, FailureKind.HostDied, "Environment.Exit(3) ended the process.") { Line = 1 },
        new("fail-fast", Stops, FailureKind.HostDied, "Environment.FailFast ended the process: enough"),
        new("stack-overflow", Stops, FailureKind.HostDied, "Stack overflow: a method called itself without end."),
        new("kill-self", Stops, FailureKind.HostDied, "ended by itself"),
        new("kill-from-outside", Stops, FailureKind.HostDied, "(exit code 137, SIGKILL): it was killed from outside"),
        new("term-from-outside", Stops, FailureKind.HostDied, "(exit code 143, SIGTERM): it was killed from outside"),
        new("memory-managed", Stops, FailureKind.OutOfMemory, "The notebook used more than 1 GB of memory."),
        new("memory-native", Stops, FailureKind.OutOfMemory, "The notebook used more than 1 GB of memory."),
        new("throw-async-void", Stops, FailureKind.HostDied, "System.TimeoutException: from async void") { Line = 4 },
        new("throw-thread", Stops, FailureKind.HostDied, "System.TimeoutException: on a thread") { Line = 1 },
        new("throw-timer", Stops, FailureKind.HostDied, "System.TimeoutException: in a timer") { Line = 1 },
        new("throw-finalizer", Stops, FailureKind.HostDied, "System.TimeoutException: in a finalizer") { Line = 3 },
        new("throw-formatter") { Output = "Shy" },
        new("throw-tostring", Stops, FailureKind.Exception, "System.TimeoutException: in ToString") { Line = 3 },
        new("throw-aggregate", Stops, FailureKind.Exception, "System.TimeoutException: one") { Line = 1 },
        new("throw-inner-deep", Stops, FailureKind.Exception, "System.Exception: level 1999") { Line = 3 },
        new("throw-type-initializer", Stops, FailureKind.Exception, "The type initializer for 'Never' threw an exception.") { Line = 2 },
        new("throw-unobserved") { NotedCell = 2, Note = "An exception of a task was never looked at: System.TimeoutException: unseen" },
        new("left-thread") { NotedCell = 2, Note = "a thread was still running: lambda in (cell), at line 3 of left-thread.dib#2" },
        new("left-operation") { NotedCell = 2, Note = "WaitAsync had not: it was waiting at line 4 of left-operation.dib#1 for a task that nobody has completed" },
        new("left-delay") { NotedCell = 2, Note = "PollAsync had not: it was waiting at line 3 of left-delay.dib#2 for Task.Delay" },
        new("left-timer") { NotedCell = 2, Note = "a timer was still ticking every 50 ms" },
        new("left-output") { NotedCell = 2, Note = "It put something out after the notebook had ended." },
        new("left-child") { Note = "processes that it had started were still running, and were stopped: sleep." },
        new("left-grandchild") { Note = "were still running, and were stopped: " },
        new("left-grandchild-of-the-dead", Stops, FailureKind.HostDied, "Environment.FailFast ended the process: gone"),
        new("console-hijack"),
        new("console-read", Stops, FailureKind.Exception, "this run has no input") { Line = 1 },
        new("console-close") { Output = "closed" },
        new("console-native") { Output = "past the console\n" },
        new("console-child") { Output = "no newline \ufffd\ufffd" },
        new("output-200-mb") { NotedCell = 2, Note = "It put out 209.7 million characters; 5 million are kept.", Output = "What came after is left out." },
        new("output-200-mb-native") { NotedCell = 2, Note = "It put out 200 million characters; 5 million are kept.", Output = "What came after is left out." },
        new("output-50-mb-value") { Output = "[Shown by its ToString: its text is longer than 12 million characters.]" },
        new("output-invalid") { Output = "\ufffd half" },
        new("around-directory"),
        new("around-own-folder"),
        new("around-environment"),
        new("around-culture"),
        new("around-pool"),
        new("around-collections"),
        new("good"),
        .. Impossible,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. Hanging, .. Uncompilable, .. Misbehaving];
}
