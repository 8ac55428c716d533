using Microsoft.Extensions.AI;

namespace Workbench.Pipeline.Tests.Map.Matching.Advisor;

/// <summary>A model that says what it is told to, and remembers what it was asked.</summary>
internal sealed class ScriptedChat(Func<string, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    public ScriptedChat(string answer)
        : this((_, _) => Task.FromResult(Says(answer)))
    {
    }

    /// <summary>Everything that was sent, one text per call.</summary>
    public List<string> Asked { get; } = [];

    public static ChatResponse Says(string text, long? tokens = null) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { Usage = tokens is null ? null : new UsageDetails { TotalTokenCount = tokens } };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = string.Join('\n', messages.Select(message => message.Text));
        Asked.Add(text);
        return answer(text, cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
