using Microsoft.Diagnostics.Runtime;

namespace Notebooks.Inspecting;

/// <summary>Reads the stacks of a stopped process.</summary>
internal static class StackReader
{
    // A recursion without end has hundreds of thousands; its innermost ones tell enough.
    private const int MostFrames = 500;

    /// <summary>The threads of a process, without their flows, which only the heap knows; instead, each carries its managed id.</summary>
    public static SeenThread[] Read(ClrRuntime runtime) =>
        [.. runtime.Threads.Where(t => t.IsAlive).Select(t => new SeenThread(t.ManagedThreadId, FramesOf(t))).Where(t => t.Frames.Length > 0)];

    private static SeenFrame[] FramesOf(ClrThread thread)
    {
        List<SeenFrame> frames = [];
        foreach (var frame in thread.EnumerateStackTrace().Take(MostFrames))
        {
            if (frame.Method is not { } method) continue;
            // Below the innermost frame stands where the call returns to, which may be the next statement.
            var at = frames.Count == 0 ? frame.InstructionPointer : frame.InstructionPointer - 1;
            frames.Add(new(method.Type?.Name ?? "", method.Name ?? "", method.MetadataToken, OffsetAt(method, at)));
        }

        return [.. frames];
    }

    // Helper code at the end of a method is not in its map: what comes before it is near enough.
    private static int OffsetAt(ClrMethod method, ulong address) => method.ILOffsetMap
        .Where(entry => entry.ILOffset >= 0 && entry.StartAddress <= address)
        .OrderByDescending(entry => entry.StartAddress)
        .Select(entry => entry.ILOffset)
        .FirstOrDefault(-1);
}
