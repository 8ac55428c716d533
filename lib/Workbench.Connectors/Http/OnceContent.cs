using System.Net;

namespace Workbench.Connectors.Http;

/// <summary>
/// A body that can be sent once. The platform's own handler repeats a request whose pooled connection turned out to be closed; a write
/// must not be repeated by anybody.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly Action requireRight;
    private int sent;

    /// <param name="requireRight">
    /// Throws where the right to send was lost. Asked once there is a connection, which may have taken as long as it liked.
    /// </param>
    public OnceContent(HttpContent? inner, Action requireRight)
    {
        this.requireRight = requireRight;
        this.inner = inner ?? new ByteArrayContent([]);
        foreach (var (name, values) in this.inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref sent, 1) == 1)
        {
            throw new IOException("The connection was lost while the request was being sent.");
        }

        // Only here: what may have been sent before must not be called not sent.
        requireRight();
        return inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
