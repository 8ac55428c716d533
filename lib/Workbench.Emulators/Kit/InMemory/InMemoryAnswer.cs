using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Workbench.Emulators.Kit.InMemory;

/// <summary>The answer of one exchange while it is written: held whole until the exchange ends, or cut.</summary>
internal sealed class InMemoryAnswer : IHttpResponseFeature, IHttpRequestLifetimeFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> starting = new();
    private readonly CancellationTokenSource aborted = new();

    public InMemoryAnswer() => Body = new AnswerStream(this);

    public MemoryStream Written { get; } = new();

    public bool IsCut { get; private set; }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; }

    public bool HasStarted { get; private set; }

    public CancellationToken RequestAborted { get => aborted.Token; set => throw new NotSupportedException(); }

    public void Abort()
    {
        IsCut = true;
        aborted.Cancel();
    }

    /// <summary>The client went away.</summary>
    public void Leave() => aborted.Cancel();

    public void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

    // Nobody registers one for anything but the return of buffers, which the collector does as well.
    public void OnCompleted(Func<object, Task> callback, object state)
    {
    }

    /// <summary>Sends the head: what waits for that moment runs now, the last registered first.</summary>
    public async Task StartAsync()
    {
        if (HasStarted)
        {
            return;
        }

        HasStarted = true;
        while (starting.TryPop(out var waiting))
        {
            await waiting.Callback(waiting.State);
        }
    }

    /// <summary>The body as the endpoint sees it: its first byte sends the head.</summary>
    private sealed class AnswerStream(InMemoryAnswer answer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await answer.StartAsync();
            answer.Written.Write(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => answer.StartAsync();

        public override void Flush() => throw new NotSupportedException("Endpoints write asynchronously.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Endpoints write asynchronously.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
