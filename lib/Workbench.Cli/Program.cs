using System.CommandLine;
using System.Globalization;
using Workbench.Cli.Commands;

// Output and files look the same on every machine; Unicode data of the system is used for comparison only.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = new RootCommand("Moves a company's helpdesk from one vendor to another, and proves what it did.")
{
    DemoCommand.Create(),
    NewCommand.Create(),
    RunCommand.Create(),
    StatusCommand.Create(),
    ExplainCommand.Create(),
    RetryCommand.Create(),
    RollbackCommand.Create(),
    VerifyCommand.Create(),
    MatchCommand.Create(),
    EmulateCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 && parsed.Action is not null ? await Usage.ExplainAsync(parsed) : await parsed.InvokeAsync();
