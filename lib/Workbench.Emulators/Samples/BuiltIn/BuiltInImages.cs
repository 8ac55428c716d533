using System.Buffers.Binary;
using System.IO.Compression;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The inline images of the built-in help centre: small PNG pictures of coloured stripes, drawn on demand.</summary>
internal sealed class BuiltInImages(BuiltInSource source)
{
    public const int Count = 12;

    /// <summary>Numbers (from 1) of the images whose address answers a page or nothing.</summary>
    public const int BehindLogin = 11;
    public const int Gone = 12;

    private const int Width = 48;
    private const int Height = 32;

    public static string Id(int number) => "i" + SampleNames.Number(number);

    public SampleImage Image(int index)
    {
        var number = index + 1;
        var download = source.HasAwkwardRecords ? number switch
        {
            BehindLogin => SampleDownload.AnswersHtml,
            Gone => SampleDownload.Expired,
            _ => SampleDownload.Works,
        } : SampleDownload.Works;
        return new SampleImage(Id(number), $"figure-{number}.png", "image/png", Draw(number).Length, download);
    }

    public Stream Open(string id) =>
        Enumerable.Range(1, Count).FirstOrDefault(number => Id(number) == id) is > 0 and var found
            ? new MemoryStream(Draw(found), writable: false)
            : throw new KeyNotFoundException($"The built-in sample has no image '{id}'; it has i1 to i{Count}.");

    private byte[] Draw(int number)
    {
        var dice = source.Dice("image", number);
        var (red, green, blue) = ((byte)dice.Below(256), (byte)dice.Below(256), (byte)dice.Below(256));
        var rows = new byte[Height * (1 + Width * 3)];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var isStripe = (x / 8 + y / 8 + number) % 2 == 0;
                var at = y * (1 + Width * 3) + 1 + x * 3;
                (rows[at], rows[at + 1], rows[at + 2]) = isStripe ? (red, green, blue) : ((byte)255, (byte)255, (byte)255);
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // Width, height, 8 bits per channel, RGB, the only compression and filter there are, not interlaced.
        Chunk(png, "IHDR"u8, [0, 0, 0, Width, 0, 0, 0, Height, 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT"u8, Compressed(rows));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Stored, not squeezed: the bytes then follow from the picture alone, whatever the runtime's compressor does.
    private static byte[] Compressed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. type, .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        png.Write(number);
    }

    // CRC-32 as PNG wants it; too few bytes to be worth a table.
    private static uint Checksum(byte[] body)
    {
        var sum = uint.MaxValue;
        foreach (var one in body)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
