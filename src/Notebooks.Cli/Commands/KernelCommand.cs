using System.CommandLine;
using Notebooks.Cli.Streams;
using Notebooks.Jupyter;
using Notebooks.Jupyter.Installing;

namespace Notebooks.Cli.Commands;

/// <summary>`nb kernel …`: C# in Jupyter.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "Runs C# cells in Jupyter: VS Code, JupyterLab, Notebook, nbconvert.")
    {
        Install(),
        Uninstall(),
        List(),
        Start(),
    };

    private static Command Install()
    {
        var place = new KernelPlace();
        var replace = new Option<bool>("--replace") { Description = "Also replace a kernel of this name that another program has installed." };
        var command = new Command("install", "Tells Jupyter about this kernel.") { replace };
        place.AddTo(command);
        command.SetAction(parsed => Try(() =>
        {
            var spec = place.Of(parsed);
            spec.Install(parsed.GetValue(replace));
            Say.Line($"Installed the kernel {spec.Name} in {spec.Folder}");
        }));
        return command;
    }

    private static Command Uninstall()
    {
        var place = new KernelPlace();
        var command = new Command("uninstall", "Removes the kernel that `nb kernel install` has installed.");
        place.AddTo(command);
        command.SetAction(parsed => Try(() =>
        {
            var spec = place.Of(parsed);
            spec.Uninstall();
            Say.Line($"Removed the kernel {spec.Name} from {spec.Folder}");
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the kernels that Jupyter finds for this user.");
        command.SetAction(_ => Try(() =>
        {
            var specs = KernelPlace.All();
            if (specs.Count == 0) Say.Line("Jupyter has no kernels here. `nb kernel install` installs this one.");
            foreach (var spec in specs) Say.Line($"{spec.Name,-16} {spec.DisplayName,-24} {spec.Folder}{Remark(spec)}");
        }));
        return command;

        // When the program of a kernel has moved, front ends still show the kernel, but cannot start it.
        static string Remark(KernelSpec spec) => !spec.IsOurs ? "" : spec.Programs.All(File.Exists) ? " (this kernel)" : " (this kernel, but its program is gone: run `nb kernel install` again)";
    }

    private static Command Start()
    {
        var file = new Option<string>("--connection-file") { Description = "What the front end has written for the kernel.", HelpName = "file", Required = true };
        var command = new Command("start", "Serves one notebook; front ends call this.") { file };
        command.SetAction(async (parsed, _) =>
        {
            TemporaryFolder.Refuse();
            try
            {
                await JupyterKernel.RunAsync(parsed.GetRequiredValue(file), Directory.GetCurrentDirectory(), CacheFolder.OrNone(why => Console.Error.WriteLine($"nb: {why}"))).ConfigureAwait(false);
                return ExitCode.Passed;
            }
            catch (KernelException e)
            {
                return Fail(e);
            }
        });
        return command;
    }

    private static int Try(Action action)
    {
        try
        {
            action();
            return ExitCode.Passed;
        }
        catch (KernelException e)
        {
            return Fail(e);
        }
    }

    private static int Fail(KernelException e)
    {
        Say.Wrong(e.Message);
        return ExitCode.Failed;
    }
}
