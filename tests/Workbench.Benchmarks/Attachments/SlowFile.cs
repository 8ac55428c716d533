namespace Workbench.Benchmarks.Attachments;

/// <summary>A file that exists only while it is read, by nobody faster than its rate: one connection's share of a wire.</summary>
/// <param name="seed">Decides its bytes.</param>
internal sealed class SlowFile(int seed, long length, int bytesPerSecond, ServedMeter meter) : Stream
{
    private const int MostAtOnce = 32 * 1024;

    private readonly Random content = new(seed);
    private readonly TimeProvider clock = TimeProvider.System;
    private long position;
    private long begunAt;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == 0)
        {
            begunAt = clock.GetTimestamp();
            meter.Begun();
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, MostAtOnce), length - position);
        content.NextBytes(buffer.Span[..count]);
        var due = TimeSpan.FromSeconds((double)(position + count) / bytesPerSecond) - clock.GetElapsedTime(begunAt);
        if (due > TimeSpan.Zero)
        {
            await Task.Delay(due, clock, cancellationToken);
        }

        position += count;
        meter.Given(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is served without blocking a thread.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
