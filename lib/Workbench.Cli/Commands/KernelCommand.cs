using System.CommandLine;
using Workbench.Cli.Kernel;
using Workbench.Core.Errors;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench kernel</c>: the Jupyter kernel, for Jupyter itself and for VS Code.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "Makes the notebooks run in Jupyter and VS Code.") { Install(), Uninstall(), Serve() };

    private static Command Install()
    {
        var (name, python, prefix, user) = (NameOption(), PythonOption(), PrefixOption(), UserOption());
        var command = new Command("install", "Installs the kernel for the Python that has ipykernel.") { name, user, prefix, python };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var found = await PythonInterpreter.FindAsync(parsed.GetValue(python), cancellation);
            var folder = await new KernelSpec(parsed.GetValue(name)!).InstallAsync(found, Place(parsed.GetValue(user), parsed.GetValue(prefix)), cancellation);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"Installed {folder} for {found.Path} (ipykernel {found.Version}).");
            output.WriteLine("In Jupyter and VS Code choose the kernel \"Workbench (C#)\". 'workbench kernel uninstall' removes it.");
            return Usage.Ok;
        }));
        return command;
    }

    private static Command Uninstall()
    {
        var (name, python, prefix, user) = (NameOption(), PythonOption(), PrefixOption(), UserOption());
        var command = new Command("uninstall", "Removes the kernel.") { name, user, prefix, python };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var found = await PythonInterpreter.FindAsync(parsed.GetValue(python), cancellation);
            var folder = await new KernelSpec(parsed.GetValue(name)!).UninstallAsync(found, Place(parsed.GetValue(user), parsed.GetValue(prefix)), cancellation);
            parsed.InvocationConfiguration.Output.WriteLine($"Removed {folder}.");
            return Usage.Ok;
        }));
        return command;
    }

    /// <summary>What the Python half starts; not for people.</summary>
    private static Command Serve()
    {
        var command = new Command("serve", "Runs the C# session of a kernel on the standard streams.") { Hidden = true };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            await KernelSession.ServeAsync(cancellation);
            return Usage.Ok;
        }));
        return command;
    }

    private static Option<string> NameOption() => new("--name")
    {
        Description = "Name of the kernel. With .net-csharp the notebooks find it by themselves where .NET Interactive is not installed.",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    private static Option<string?> PythonOption() => new("--python") { Description = "The Python to use. Default: the first one with ipykernel." };

    private static Option<string?> PrefixOption() => new("--prefix") { Description = "Folder of a Python environment, instead of the user's folder." };

    private static Option<bool> UserOption() => new("--user") { Description = "In the user's folder; the default." };

    private static string? Place(bool user, string? prefix) => user && prefix is not null
        ? throw new PlanException("--user and --prefix name different places. Give one of them.")
        : prefix is null ? null : Path.GetFullPath(prefix);
}
