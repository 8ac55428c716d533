using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Emulators.Kit;

/// <summary>Ids that look like a vendor's, follow from seed and a persisted counter, and so are the same in every run.</summary>
public sealed class DeterministicIds(DocumentStore store, int seed)
{
    /// <summary>The next number of the counter in decimal digits.</summary>
    public string Number(string counter, long start = 0) => store.Next(counter, start).ToString(CultureInfo.InvariantCulture);

    /// <summary>Hexadecimal digits, for example 24 as MongoDB prints its ids.</summary>
    public string Hex(string counter, int digits = 24) => Convert.ToHexStringLower(Digest(counter))[..digits];

    public Guid Uuid(string counter) => new(Digest(counter).AsSpan(0, 16));

    private byte[] Digest(string counter) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{counter}/{store.Next(counter)}")));
}
