using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Streams a file that a read-back listed; its address expires 30 minutes after the read (OpenAPI 2.16).</summary>
internal sealed class FileReading(IntercomApi api)
{
    public async Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation)
    {
        if (file.Url is not { } url)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, "the read-back names no address");
        }

        try
        {
            using var answer = await api.OpenAsync(url, cancellation).ConfigureAwait(false);
            if (answer.Body is not { } body)
            {
                var reason = answer.Head.Status is 403 or 404 or 410 ? ReasonCode.FileExpired : ReasonCode.FileRefused;
                return new FileAnswer(0, null, reason, $"answered {answer.Head.Status}; read the twin again for a fresh address");
            }

            var counted = new CountingStream(destination);
            await body.CopyToAsync(counted, cancellation).ConfigureAwait(false);
            return new FileAnswer(counted.Written, answer.Head.ContentType, null, null);
        }
        catch (ConnectorException fault)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, fault.Message);
        }
    }

    private sealed class CountingStream(Stream inner) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, count);
            Written += count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            Written += buffer.Length;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
