using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Workbench.Core.Security;

namespace Workbench.Notebooks.Advisor;

/// <summary>
/// A chat client for endpoints that answer <c>POST v1/chat/completions</c> in the form that OpenAI made common. One request, one answer: no
/// tools, no images, no retries. The caller's cancellation is its only time-out.
/// </summary>
/// <param name="handler">Owned by the caller.</param>
/// <param name="key">Sent as bearer token; null for an endpoint that wants none.</param>
public sealed class ChatCompletionsClient(HttpMessageHandler handler, Uri endpoint, string model, Secret? key) : IChatClient
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private readonly HttpClient http = new(handler, disposeHandler: false) { MaxResponseContentBufferSize = MaxAnswerBytes, Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri address = new(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"), "v1/chat/completions");

    /// <exception cref="HttpRequestException">The endpoint refused, could not be reached, or answered more than 1 MB.</exception>
    /// <exception cref="JsonException">The answer is not of the common form.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(Body(messages, options)) };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The advisor's endpoint answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken), new JsonDocumentOptions { MaxDepth = 32 });
        return Read(json.RootElement);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai-compatible", endpoint, model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => http.Dispose();

    private JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray([.. messages.Select(message => new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text })]),
        };
        if (options?.Temperature is { } temperature)
        {
            body["temperature"] = temperature;
        }

        if (options?.MaxOutputTokens is { } most)
        {
            body["max_tokens"] = most;
        }

        if (options?.ResponseFormat is ChatResponseFormatJson)
        {
            body["response_format"] = new JsonObject { ["type"] = "json_object" };
        }

        return body;
    }

    private static ChatResponse Read(JsonElement answer)
    {
        if (answer is not { ValueKind: JsonValueKind.Object } || !answer.TryGetProperty("choices", out var choices)
            || choices is not { ValueKind: JsonValueKind.Array } || choices.GetArrayLength() == 0
            || choices[0] is not { ValueKind: JsonValueKind.Object } choice || !choice.TryGetProperty("message", out var message)
            || message is not { ValueKind: JsonValueKind.Object } || !message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
        {
            throw new JsonException("The advisor's endpoint answered without choices[0].message.content.");
        }

        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, content.GetString()));
        if (answer.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            && usage.TryGetProperty("total_tokens", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var tokens) && tokens >= 0)
        {
            response.Usage = new UsageDetails { TotalTokenCount = tokens };
        }

        return response;
    }
}
