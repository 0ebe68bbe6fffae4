using System.CommandLine;
using Notebooks.Cli.Serving;

namespace Notebooks.Cli.Commands;

/// <summary>`nb serve`: the book, alive.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        paths.Description = "The notebooks, in one folder, or that folder. The current folder when left out.";
        var defaultPath = SharedOptions.DefaultPath();
        var port = new Option<int?>("--port") { Description = "Listen on this port of this machine. Without it: 4567, or the next one that is free.", HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number is >= 1 and <= 65535))
                result.AddError($"--port {token.Value}: give a whole number from 1 to 65535.");
        });
        var noOpen = new Option<bool>("--no-open") { Description = "Only print the address; do not open a browser." };
        var watch = new Option<bool>("--watch") { Description = "Load pages again when their sources are saved." };
        var noCache = SharedOptions.NoCache();

        var command = new Command("serve", "Opens notebooks in the browser, where every cell runs and can be changed.") { paths, defaultPath, port, noOpen, watch, noCache };
        command.SetAction((parsed, _) =>
        {
            TemporaryFolder.Refuse();
            var notebooks = SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath));
            return new Server(Terminal.OfConsole(), notebooks, CacheFolder.For(keepsNothing: parsed.GetValue(noCache)))
            {
                Port = parsed.GetValue(port),
                Opens = !parsed.GetValue(noOpen),
                Watches = parsed.GetValue(watch),
            }.ServeAsync();
        });
        return command;
    }
}
