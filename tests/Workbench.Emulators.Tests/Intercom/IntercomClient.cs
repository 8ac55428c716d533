using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Tests.Kit;

namespace Workbench.Emulators.Tests.Intercom;

/// <summary>An emulator with a clock in the test's hand, and raw HTTP against it.</summary>
public sealed class IntercomClient : IAsyncDisposable
{
    public const string Mia = "991267459";
    public const string Jonas = "991267460";

    private readonly HttpClient http;

    private IntercomClient(RunningEmulator emulator, ManualClock clock)
    {
        Emulator = emulator;
        Clock = clock;
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
    }

    public RunningEmulator Emulator { get; }

    public ManualClock Clock { get; }

    public string Version { get; set; } = "2.16";

    public string Token { get; set; } = new IntercomSettings().AccessToken;

    /// <summary>Called with every exchange: method, path, request body, status, answer body.</summary>
    public Action<string, string, JsonNode?, int, JsonNode?>? Recorded { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IntercomClient> StartAsync(IntercomSettings? settings = null, IntercomSeed? seed = null, EmulatorOptions? options = null)
    {
        var clock = new ManualClock();
        settings ??= new IntercomSettings { FreshContactLag = TimeSpan.Zero };
        var emulator = await IntercomEmulator.StartAsync((options ?? new EmulatorOptions()) with { Clock = clock }, settings, seed, Cancellation);
        return new IntercomClient(emulator, clock);
    }

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Answer> PostAsync(string path, string json) => SendAsync("POST", path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync("PUT", path, json);

    public async Task<Answer> SendAsync(string method, string path, string? json = null)
    {
        var answer = await SendRawAsync(method, path, json);
        Recorded?.Invoke(method, path, json is null ? null : JsonNode.Parse(json), answer.Status, answer.Body);
        return answer;
    }

    /// <summary>Sends a body that need not be JSON.</summary>
    public async Task<Answer> SendRawAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Version.Length > 0)
        {
            request.Headers.Add("Intercom-Version", Version);
        }
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }
        using var response = await http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var body = text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null;
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, body, headers);
    }

    /// <summary>A user; its id.</summary>
    public async Task<string> ContactAsync(string email = "ada@example.com") =>
        (await PostAsync("/contacts", $$"""{"role":"user","email":"{{email}}","name":"Ada"}""")).Id;

    public async Task<string> ConversationAsync(string contact, string body = "Hello there", long at = 1590000000) =>
        (await PostAsync("/conversations", $$"""{"from":{"type":"user","id":"{{contact}}"},"body":"{{body}}","created_at":{{at}} }"""))
        .Text("conversation_id");

    /// <summary>The id of the seeded ticket type of that category.</summary>
    public async Task<string> TicketTypeAsync(string category) =>
        (await GetAsync("/ticket_types")).Body!["data"]!.AsArray().First(type => (string)type!["category"]! == category)!["id"]!.GetValue<string>();

    public async Task<string> TicketAsync(string contact, string category = "Customer") =>
        (await PostAsync("/tickets", $$"""
            {"ticket_type_id":"{{await TicketTypeAsync(category)}}","contacts":[{"id":"{{contact}}"}],"skip_notifications":true,
             "ticket_attributes":{"_default_title_":"Refund"} }
            """)).Id;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Emulator.DisposeAsync();
    }
}

/// <summary>One answer.</summary>
public sealed record Answer(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Text("id");

    public string Code => Body?["errors"]?[0]?["code"]?.GetValue<string>() ?? "";

    public string Message => Body?["errors"]?[0]?["message"]?.GetValue<string>() ?? "";

    public string Text(string name) => Body![name]!.GetValue<string>();

    public JsonArray Array(string name) => Body![name]!.AsArray();

    public IReadOnlyList<JsonObject> Parts => [.. Body!["conversation_parts"]!["conversation_parts"]!.AsArray().Select(part => part!.AsObject())];
}
