namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Seekable pseudo-random bytes of any length, computed as they are read: a file that never lies in memory.</summary>
internal sealed class SeededBytes(ulong seed, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A position is not negative.");
    }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Max(0, Math.Min(buffer.Length, length - position));
        for (var done = 0; done < count; done++, position++)
            buffer[done] = (byte)(SampleDice.Mix(seed + (ulong)(position >> 3)) >> (int)((position & 7) * 8));
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken)
            : ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("Seeded bytes are read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Seeded bytes are read-only.");
}
