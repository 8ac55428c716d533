using Workbench.Fuzzing.Campaigns;
using Xunit.Runner.InProc.SystemConsole;

return FuzzOptions.AreIn(args) ? await FuzzProgram.RunAsync(args, CancellationToken.None) : await ConsoleRunner.Run(args);
