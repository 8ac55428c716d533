using System.Reflection;
using System.Runtime.Loader;

namespace Workbench.Host.Sessions;

/// <summary>Holds the compiled cells of one session; unloading it gives their memory back.</summary>
internal sealed class SessionLoadContext(SessionReferences references) : AssemblyLoadContext("Workbench cells", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && references.FileOf(name) is { } path ? LoadFromAssemblyPath(path) : null;
}
