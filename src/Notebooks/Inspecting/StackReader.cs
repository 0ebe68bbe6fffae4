using Microsoft.Diagnostics.Runtime;

namespace Notebooks.Inspecting;

/// <summary>Reads the stacks of a stopped process.</summary>
internal static class StackReader
{
    // An endless recursion has hundreds of thousands of frames. The innermost frames are enough.
    private const int MostFrames = 500;

    /// <summary>The threads of a process. Only the heap knows the cell of a thread, so each carries its managed id instead.</summary>
    public static SeenThread[] Read(ClrRuntime runtime) =>
        [.. runtime.Threads.Where(t => t.IsAlive).Select(t => new SeenThread(t.ManagedThreadId, FramesOf(t))).Where(t => t.Frames.Length > 0)];

    private static SeenFrame[] FramesOf(ClrThread thread)
    {
        List<SeenFrame> frames = [];
        foreach (var frame in thread.EnumerateStackTrace().Take(MostFrames))
        {
            if (frame.Method is not { } method) continue;
            // The other frames hold the address to which the call returns. It may belong to the next statement.
            var at = frames.Count == 0 ? frame.InstructionPointer : frame.InstructionPointer - 1;
            frames.Add(new(method.Type?.Name ?? "", method.Name ?? "", method.MetadataToken, OffsetAt(method, at)));
        }

        return [.. frames];
    }

    // The map of a method does not contain the helper code at its end. The entry before that code is near enough.
    private static int OffsetAt(ClrMethod method, ulong address) => method.ILOffsetMap
        .Where(entry => entry.ILOffset >= 0 && entry.StartAddress <= address)
        .OrderByDescending(entry => entry.StartAddress)
        .Select(entry => entry.ILOffset)
        .FirstOrDefault(-1);
}
