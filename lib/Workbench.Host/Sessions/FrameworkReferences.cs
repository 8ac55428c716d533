using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions;

/// <summary>
/// The assemblies of .NET itself, as the compiler reads them. Shared by all sessions of the process: they never change, and a copy
/// per session costs about 30 MB.
/// </summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<FrozenDictionary<string, PortableExecutableReference>> Shared = new(Read);

    public static FrozenDictionary<string, PortableExecutableReference> ByName => Shared.Value;

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
