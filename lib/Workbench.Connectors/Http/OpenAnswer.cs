namespace Workbench.Connectors.Http;

/// <summary>An answer whose body is still being sent. Dispose it to let go of the connection.</summary>
public sealed class OpenAnswer : IDisposable
{
    private readonly HttpResponseMessage? response;

    internal OpenAnswer(Attempt attempt)
    {
        Head = attempt.Answer;
        response = attempt.Open;
    }

    /// <summary>Status and headers; the body only where it was not opened.</summary>
    public HttpAnswer Head { get; }

    /// <summary>The open body; null for anything but a 2xx.</summary>
    public HttpContent? Body => response?.Content;

    public void Dispose() => response?.Dispose();
}
