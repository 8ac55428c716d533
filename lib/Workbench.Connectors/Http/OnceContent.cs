using System.Net;

namespace Workbench.Connectors.Http;

/// <summary>
/// A body that can be sent once. The platform's own handler repeats a request whose pooled connection turned out to be closed; a write
/// must not be repeated by anybody.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly HttpContent inner;
    private int sent;

    public OnceContent(HttpContent? inner)
    {
        this.inner = inner ?? new ByteArrayContent([]);
        foreach (var (name, values) in this.inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref sent, 1) == 0
            ? inner.CopyToAsync(stream, context, cancellationToken)
            : throw new IOException("The connection was lost while the request was being sent.");

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
