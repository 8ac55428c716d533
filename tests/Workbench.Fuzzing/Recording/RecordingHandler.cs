namespace Workbench.Fuzzing.Recording;

/// <summary>Passes requests on and keeps what was answered.</summary>
internal sealed class RecordingHandler(HttpMessageHandler network, CallLog log) : HttpMessageHandler
{
    private readonly HttpMessageInvoker vendor = new(network, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            // A file is read on another thread. Waited for on this one, so that nobody else has a turn meanwhile.
            Task.Run(() => content.LoadIntoBufferAsync(cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
        }

        var question = await Question.OfAsync(request, cancellationToken);
        using var response = await vendor.SendAsync(request, cancellationToken);
        var answer = await RecordedAnswer.OfAsync(response, cancellationToken);
        log.Add(new Exchange(question, answer));
        return answer.ToMessage(request);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            vendor.Dispose();
        }

        base.Dispose(disposing);
    }
}
