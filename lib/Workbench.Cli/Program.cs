using System.CommandLine;
using Workbench.Cli.Commands;

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
    EmulateCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 && parsed.Action is not null ? await Usage.ExplainAsync(parsed) : await parsed.InvokeAsync();
