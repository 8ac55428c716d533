using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions;

/// <summary>
/// A reference to an assembly that is not replaced while this process runs. Its file is mapped, not read: of the 30 MB that describe .NET, a
/// session touches a small part, and what is touched is shared with the runtime.
/// </summary>
internal static class MappedReference
{
    public static PortableExecutableReference Of(string path, DocumentationProvider? documentation = null)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        int start, length;
        using (var stream = file.CreateViewStream(0, 0, MemoryMappedFileAccess.Read))
        {
            var headers = new PEHeaders(stream);
            (start, length) = (headers.MetadataStartOffset, headers.MetadataSize);
        }

        // The view lives as long as the module, which holds on to it through the delegate.
        var module = ModuleMetadata.CreateFromMetadata(view.SafeMemoryMappedViewHandle.DangerousGetHandle() + start, length, view.Dispose);
        return AssemblyMetadata.Create(module).GetReference(documentation, filePath: path);
    }
}
