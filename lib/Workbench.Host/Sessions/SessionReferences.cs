using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Workbench.Host.Sessions.Language;

namespace Workbench.Host.Sessions;

/// <summary>
/// What cells compile against: .NET, the host's assemblies with all that they reference, and files named by <c>#r</c>. An assembly
/// that the host has loaded always wins over a file of the same name, so that a type is never loaded twice.
/// </summary>
internal sealed class SessionReferences : MetadataReferenceResolver, IDisposable
{
    private readonly string folder;
    private readonly FrameworkReferences framework = FrameworkReferences.Take();
    private readonly Dictionary<string, PortableExecutableReference> loaded;
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, MetadataReference> packages = new(StringComparer.Ordinal);

    public SessionReferences(SessionOptions options)
    {
        folder = Path.GetFullPath(options.Folder);
        loaded = new(framework.ByName, StringComparer.OrdinalIgnoreCase);
        Add(typeof(SessionReferences).Assembly);
        var queue = new Queue<Assembly>(options.References);
        while (queue.TryDequeue(out var assembly))
        {
            if (Add(assembly))
            {
                Referenced(assembly).ForEach(queue.Enqueue);
            }
        }
    }

    /// <summary>Lends .NET's references to the next session.</summary>
    public void Dispose() => FrameworkReferences.GiveBack(framework);

    public IEnumerable<MetadataReference> Loaded => loaded.Values;

    /// <summary>The file that <c>#r</c> brought in, or that lies beside one; null when the host has to know the assembly.</summary>
    public string? FileOf(string assemblyName)
    {
        if (loaded.ContainsKey(assemblyName))
        {
            return null;
        }

        return files.TryGetValue(assemblyName, out var known)
            ? known
            : files.Values.Select(path => Path.Combine(Path.GetDirectoryName(path)!, assemblyName + ".dll")).FirstOrDefault(File.Exists);
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var name = Path.GetFileNameWithoutExtension(reference);
        if (loaded.TryGetValue(name, out var known))
        {
            return [known];
        }

        var path = Path.GetFullPath(reference, folder);
        if (!File.Exists(path))
        {
            return [];
        }

        files[name] = path;
        return [MetadataReference.CreateFromFile(path, properties, new AssemblyDocumentation(path))];
    }

    /// <summary>Takes in the assemblies of restored packages; those that the host has loaded already are left out.</summary>
    /// <remarks>The same file gives the same reference again: a cell that did not compile is run once more.</remarks>
    public IReadOnlyList<MetadataReference> Add(IEnumerable<string> paths)
    {
        var added = new List<MetadataReference>();
        foreach (var path in paths.Where(path => !loaded.ContainsKey(Path.GetFileNameWithoutExtension(path))))
        {
            files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            added.Add(packages.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file, documentation: new AssemblyDocumentation(file))));
        }

        return added;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private bool Add(Assembly assembly) =>
        assembly.Location.Length > 0
        && loaded.TryAdd(assembly.GetName().Name!, MappedReference.Of(assembly.Location, new AssemblyDocumentation(assembly.Location)));

    private List<Assembly> Referenced(Assembly assembly)
    {
        var found = new List<Assembly>();
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => !loaded.ContainsKey(name.Name!)))
        {
            try
            {
                found.Add(Assembly.Load(name));
            }
            catch (FileNotFoundException)
            {
                // A reference that is needed at compile time only is not deployed; a cell that uses it gets a compile error that names it.
            }
        }

        return found;
    }
}
