using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions;

/// <summary>
/// The assemblies of .NET itself, as the compiler reads them. They never change, so one session after the other uses the same.
/// Two sessions side by side never do: the compiler keeps the types it has read with a reference, and a chain of cells that finds those of
/// another session beside its own takes one type for two.
/// </summary>
internal sealed class FrameworkReferences
{
    private static readonly ConcurrentBag<FrameworkReferences> Idle = [];

    private FrameworkReferences(IReadOnlyDictionary<string, PortableExecutableReference> byName) => ByName = byName;

    /// <summary>By simple name.</summary>
    public IReadOnlyDictionary<string, PortableExecutableReference> ByName { get; }

    /// <summary>A set that nobody else uses until it is given back.</summary>
    public static FrameworkReferences Take() => Idle.TryTake(out var references) ? references : new FrameworkReferences(Read());

    public static void GiveBack(FrameworkReferences references) => Idle.Add(references);

    private static Dictionary<string, PortableExecutableReference> Read()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == folder && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                path => Path.GetFileNameWithoutExtension(path), path => MappedReference.Of(path), StringComparer.OrdinalIgnoreCase);
    }
}
