// Loads the workbench into .NET Interactive (Polyglot Notebooks). The setup cell of every notebook imports this file; `workbench run`,
// `workbench demo` and the `workbench` kernel have the workbench loaded and pass over it.

string workbenchBuild = "/opt/workbench"; // `workbench new` and `workbench demo` write the folder of the build here

if (System.Environment.Version.Major < 10)
{
    throw new System.InvalidOperationException(
        $"The workbench needs .NET 10, and this kernel runs on .NET {System.Environment.Version}. The first release of .NET Interactive on .NET 10 is "
        + "Microsoft.dotnet-interactive 1.0.707101 (January 2026): dotnet tool update -g Microsoft.dotnet-interactive. "
        + "Or choose the kernel that `workbench kernel install` adds.");
}

string FindWorkbench()
{
    static bool Holds(string folder) => folder is not null && System.IO.File.Exists(System.IO.Path.Combine(folder, "Workbench.Notebooks.dll"));

    foreach (var folder in new[] { System.Environment.GetEnvironmentVariable("WORKBENCH_BENCH"), workbenchBuild })
    {
        if (Holds(folder))
        {
            return folder;
        }
    }

    for (var folder = new System.IO.DirectoryInfo(System.IO.Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
    {
        if (System.IO.Path.Combine(folder.FullName, "artifacts", "bench") is var built && Holds(built))
        {
            return built;
        }
    }

    return null;
}

var workbenchFolder = FindWorkbench() ?? throw new System.IO.FileNotFoundException(
    $"No build of the workbench in {workbenchBuild ?? "artifacts/bench above this notebook"}. Run `dotnet build` in the clone of the workbench. "
    + "If the clone or this migration was moved, set the environment variable WORKBENCH_BENCH to its folder artifacts/bench and restart the kernel.");

string[] workbenchParts =
[
    "Workbench.Core", "Workbench.Ledger", "Workbench.Pipeline", "Workbench.Connectors", "Workbench.Notebooks",
    "Workbench.Polyglot", "Microsoft.Data.Analysis", "Plotly.NET", "Plotly.NET.CSharp", "DynamicObj",
];
var workbenchKernel = Microsoft.DotNet.Interactive.Kernel.Current as Microsoft.DotNet.Interactive.CSharp.CSharpKernel
    ?? throw new System.InvalidOperationException("The setup cell has to run in the C# kernel of .NET Interactive. Choose C# as the language of the cell.");
workbenchKernel.AddAssemblyReferences(
    workbenchParts.Select(part => System.IO.Path.Combine(workbenchFolder, part + ".dll")).Where(System.IO.File.Exists).ToArray());
