namespace Workbench.Connectors.Tests.Http;

/// <summary>A body of one byte, which comes only after ten minutes of its clock; whoever waits shorter is told that the waiting is over.</summary>
internal sealed class SilentBody(ManualClock clock) : Stream
{
    private bool isRead;

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
        if (isRead)
        {
            return ValueTask.FromResult(0);
        }

        clock.Advance(TimeSpan.FromMinutes(10));
        cancellationToken.ThrowIfCancellationRequested();
        isRead = true;
        buffer.Span[0] = 1;
        return ValueTask.FromResult(1);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
