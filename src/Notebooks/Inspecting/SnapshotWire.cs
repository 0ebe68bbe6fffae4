using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>Snapshots as bytes. The threads come first, as a separate message: reading them is quick, reading a large heap is not.</summary>
internal static class SnapshotWire
{
    public static void Write(BinaryWriter to, Snapshot snapshot)
    {
        to.WriteAll(snapshot.Threads, thread =>
        {
            to.Write(thread.Cell);
            to.WriteAll(thread.Frames, frame =>
            {
                to.Write(frame.Type);
                to.Write(frame.Method);
                to.Write(frame.Token);
                to.Write(frame.Offset);
            });
        });
        to.WriteAll(snapshot.Operations, operation =>
        {
            to.Write(operation.Address);
            to.Write(operation.Cell);
            to.Write(operation.Type);
            to.Write(operation.Token);
            to.Write(operation.State);
            to.Write(operation.Awaits);
            to.Write(operation.AwaitsType);
            to.Write(operation.AwaitsCode);
        });
        to.WriteAll(snapshot.Timers, timer =>
        {
            to.Write(timer.Cell);
            to.Write(timer.Period);
        });
    }

    public static Snapshot Read(BinaryReader from) => new(
        from.ReadAll(() => new SeenThread(
            from.ReadInt32(),
            from.ReadAll(() => new SeenFrame(from.ReadString(), from.ReadString(), from.ReadInt32(), from.ReadInt32())))),
        from.ReadAll(() => new SeenOperation(
            from.ReadInt64(), from.ReadInt32(), from.ReadString(), from.ReadInt32(), from.ReadInt32(), from.ReadInt64(), from.ReadString(), from.ReadBoolean())),
        from.ReadAll(() => new SeenTimer(from.ReadInt32(), from.ReadInt64())));
}
