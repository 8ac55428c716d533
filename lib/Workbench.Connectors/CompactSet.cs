using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Connectors;

/// <summary>
/// Remembers which texts were seen, in 16 bytes each (the first half of their SHA-256) whatever their length: about 40 MB for a million.
/// </summary>
public sealed class CompactSet
{
    private readonly HashSet<UInt128> seen = [];

    /// <summary>How many different texts were seen.</summary>
    public int Count => seen.Count;

    /// <summary>True where the text is new.</summary>
    public bool Add(string text) => seen.Add(Short(text));

    public bool Contains(string text) => seen.Contains(Short(text));

    private static UInt128 Short(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
