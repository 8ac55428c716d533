using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions;

/// <summary>
/// The assemblies of .NET itself and those that the host has loaded, as the compiler reads them. Shared by all sessions of the process:
/// they never change, a copy per session costs about 30 MB, and the compiler keeps what it learned of a reference with it.
/// </summary>
internal static class SharedReferences
{
    private static readonly Lazy<FrozenDictionary<string, PortableExecutableReference>> OfFramework = new(Read);
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> OfHost = new(StringComparer.Ordinal);

    /// <summary>Those of .NET by their simple names.</summary>
    public static FrozenDictionary<string, PortableExecutableReference> Framework => OfFramework.Value;

    /// <summary>That of a loaded assembly; null where it was not loaded from a file.</summary>
    public static PortableExecutableReference? Of(Assembly assembly) =>
        assembly.Location is { Length: > 0 } path ? OfHost.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file)) : null;

    private static FrozenDictionary<string, PortableExecutableReference> Read()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == folder && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                path => Path.GetFileNameWithoutExtension(path), path => MetadataReference.CreateFromFile(path), StringComparer.OrdinalIgnoreCase);
    }
}
