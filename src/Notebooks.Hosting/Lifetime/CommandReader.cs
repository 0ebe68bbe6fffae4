using System.Collections.Concurrent;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Lifetime;

/// <summary>
/// Reads commands on a thread of its own, which no cell can starve. When the runner is gone, this thread ends the process,
/// and no cell can delay that.
/// </summary>
internal static class CommandReader
{
    /// <param name="channel">Where commands come from.</param>
    /// <param name="takeUrgent">Takes a command that cannot wait until the running cell has ended; tells whether it was one.</param>
    public static BlockingCollection<Command> Start(MessageStream channel, Func<Command, bool> takeUrgent)
    {
        var commands = new BlockingCollection<Command>();
        new Thread(() => Read(channel, commands, takeUrgent)) { IsBackground = true, Name = "Commands" }.Start();
        return commands;
    }

    private static void Read(MessageStream channel, BlockingCollection<Command> commands, Func<Command, bool> takeUrgent)
    {
        try
        {
            while (channel.ReadCommand() is { } command)
            {
                if (!takeUrgent(command))
                {
                    commands.Add(command);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            using var stderr = Console.OpenStandardError();
            stderr.Write(System.Text.Encoding.UTF8.GetBytes($"Notebooks.Host cannot understand its runner: {exception.Message}{Environment.NewLine}"));
        }
        catch (IOException)
        {
            // A runner that was killed resets the connection instead of closing it.
        }

        ProcessEnd.Now();
    }
}
