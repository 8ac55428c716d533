using System.Reflection;
using Workbench.Host.Sessions.Packages;

namespace Workbench.Host.Sessions;

/// <summary>What a session gives to its cells.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// Assemblies that cells may use without <c>#r</c>, beside .NET itself; what they reference comes with them. A <c>#r</c> of a file
    /// with the name of one of them means the loaded assembly, whatever the path.
    /// </summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>Namespaces open in every cell; default: those that .NET opens for console projects, and System.Text.</summary>
    public IReadOnlyList<string> Imports { get; init; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Text", "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>Applied to every text that leaves a cell: streams, displays, results and errors. Default: the text as it is.</summary>
    public Func<string, string> Scrub { get; init; } = static text => text;

    /// <summary>
    /// Called in the flow of every cell before it runs: here the composition root lends the cell's displays and cancellation to
    /// libraries that know nothing of this host. Default: nothing.
    /// </summary>
    public Action<DisplayContext> CellStarting { get; init; } = static _ => { };

    /// <summary>Called when a cell has ended, however it ended, before its result is shown. Default: nothing.</summary>
    public Func<Task> CellEnded { get; init; } = static () => Task.CompletedTask;

    /// <summary>Answers a cell that asks for a line of text. Default: there is nobody to ask.</summary>
    public ICellInput? Input { get; init; }

    /// <summary>Relative <c>#r</c> paths start here; default: the current directory.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Where <c>#r "nuget: …"</c> keeps its generated projects; default: a cache folder of the user.</summary>
    public string PackageCache { get; init; } = PackageRestore.DefaultCache;

    /// <summary>What one cell may put out, in characters; default 20 million. What exceeds it is counted and dropped.</summary>
    public int MaxOutputCharacters { get; init; } = 20_000_000;

    /// <summary>Where outputs that are too long for a page are kept whole. Default: nowhere, then they are shown as they are.</summary>
    public FullOutputs? FullOutputs { get; init; }

    /// <summary>How long a cancelled cell may take to stop before the session gives it up; default 30 s.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Measures <see cref="StopGrace"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
