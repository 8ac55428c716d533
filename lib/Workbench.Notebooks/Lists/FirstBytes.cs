using System.Buffers;
using System.Text;
using Workbench.Core.Errors;

namespace Workbench.Notebooks.Lists;

/// <summary>Looks at the beginning of a file: is it text, and in which encoding?</summary>
internal static class FirstBytes
{
    private const int Looked = 64 * 1024;
    private static readonly SearchValues<byte> NotText = SearchValues.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20);

    /// <summary>
    /// Null for UTF-8 or a byte order mark; Windows-1252, which prints every character of Latin-1 alike, for text that is not UTF-8, as
    /// spreadsheets write it.
    /// </summary>
    /// <exception cref="PlanException">The file is not text.</exception>
    public static Encoding? EncodingOf(string path)
    {
        var bytes = Read(path);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return null;
        }

        if (bytes.AsSpan().IndexOfAny(NotText) is >= 0 and var binary)
        {
            var line = bytes.AsSpan(0, binary).Count((byte)'\n') + 1;
            var column = binary - bytes.AsSpan(0, binary).LastIndexOf((byte)'\n');
            throw new PlanException(
                $"{path}, line {line}, column 1: byte {column} of the line is no text; this is not a CSV file. Save the table as CSV in UTF-8.");
        }

        return IsUtf8(bytes) ? null : CodePagesEncodingProvider.Instance.GetEncoding(1252);
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(Looked, file.Length)];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The last bytes may be the beginning of a character that was cut off.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (Rune.DecodeFromUtf8(bytes, out _, out var length) is var read && bytes.Length > 0 && read == OperationStatus.Done)
        {
            bytes = bytes[length..];
        }

        return bytes.Length < 4;
    }
}
