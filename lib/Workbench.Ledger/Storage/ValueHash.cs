using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;

namespace Workbench.Ledger.Storage;

/// <summary>
/// SHA-256 over values, each behind a mark of its type and its length in bytes: no two sequences of values look the same. Values are read where
/// the database holds them, so that a table of any size takes the same memory.
/// </summary>
internal sealed class ValueHash : IDisposable
{
    private const byte Nothing = (byte)'n';
    private const byte Number = (byte)'i';
    private const byte Fraction = (byte)'r';
    private const byte Text = (byte)'t';
    private const byte Bytes = (byte)'b';
    private const int HeaderBytes = 1 + sizeof(long);

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Most values are a few bytes, and handing over each by itself costs more than hashing it.</summary>
    private readonly byte[] waiting = new byte[64 * 1024];
    private int length;

    public void Add(string text) => Add(Text, System.Text.Encoding.UTF8.GetBytes(text));

    public void Add(DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            Add(Nothing, []);
            return;
        }

        switch (Type.GetTypeCode(row.GetFieldType(column)))
        {
            case TypeCode.Int64: Add(Number, row.GetInt64(column)); break;
            case TypeCode.Double: Add(Fraction, BitConverter.DoubleToInt64Bits(row.GetDouble(column))); break;
            case TypeCode.String: Add(Text, row.Utf8(column)); break;
            default: Add(Bytes, row.Utf8(column)); break;
        }
    }

    /// <returns>Lower-case hexadecimal digits.</returns>
    public string End()
    {
        HandOver();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Add(byte type, long number)
    {
        Span<byte> value = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(value, number);
        Add(type, value);
    }

    private void Add(byte type, ReadOnlySpan<byte> value)
    {
        if (length + HeaderBytes > waiting.Length)
        {
            HandOver();
        }

        waiting[length] = type;
        BinaryPrimitives.WriteInt64LittleEndian(waiting.AsSpan(length + 1), value.Length);
        length += HeaderBytes;
        if (length + value.Length > waiting.Length)
        {
            HandOver();
        }

        if (value.Length > waiting.Length)
        {
            hash.AppendData(value);
            return;
        }

        value.CopyTo(waiting.AsSpan(length));
        length += value.Length;
    }

    private void HandOver()
    {
        hash.AppendData(waiting, 0, length);
        length = 0;
    }
}
