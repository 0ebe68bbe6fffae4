namespace Notebooks.Inspecting;

/// <summary>The things that were seen in a host at one moment.</summary>
/// <param name="Threads">Its threads that have managed code on their stacks.</param>
/// <param name="Operations">Its asynchronous methods that have not ended.</param>
/// <param name="Timers">Its timers that are still to fire.</param>
internal sealed record Snapshot(SeenThread[] Threads, SeenOperation[] Operations, SeenTimer[] Timers);

/// <summary>A thread.</summary>
/// <param name="Cell">The cell whose flow it is in, or 0.</param>
/// <param name="Frames">Its stack, innermost first.</param>
internal sealed record SeenThread(int Cell, SeenFrame[] Frames);

/// <summary>A frame of a stack.</summary>
/// <param name="Type">Full name of the type, compiler-generated ones included.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Token">Metadata token of the method.</param>
/// <param name="Offset">Offset of the call in the method's IL, or -1.</param>
internal sealed record SeenFrame(string Type, string Method, int Token, int Offset);

/// <summary>An asynchronous method that has not ended.</summary>
/// <param name="Address">Address of its task, which is its identity.</param>
/// <param name="Cell">The cell whose flow it is in, or 0.</param>
/// <param name="Type">Full name of its state machine.</param>
/// <param name="Token">Metadata token of the state machine's method.</param>
/// <param name="State">Which <c>await</c> it is at, counted from 0; negative when it is at none.</param>
/// <param name="Awaits">Address of what it waits for, or 0.</param>
/// <param name="AwaitsType">Full name of the type of what it waits for, or empty.</param>
/// <param name="AwaitsCode">Whether that is a task with code of its own to run.</param>
internal sealed record SeenOperation(long Address, int Cell, string Type, int Token, int State, long Awaits, string AwaitsType, bool AwaitsCode);

/// <summary>A timer that is still to fire.</summary>
/// <param name="Cell">The cell whose flow it is in.</param>
/// <param name="Period">Milliseconds between two ticks, or 0 when it fires once.</param>
internal sealed record SeenTimer(int Cell, long Period);
