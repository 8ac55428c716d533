namespace Workbench.Connectors.Tests.Http;

/// <summary>A body without end: one byte for every pause of its clock.</summary>
internal sealed class TrickledBody(ManualClock clock) : Stream
{
    /// <summary>Just shorter than the longest silence.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(29);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        clock.Advance(Pause);
        buffer.Span[0] = 1;
        return ValueTask.FromResult(1);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
