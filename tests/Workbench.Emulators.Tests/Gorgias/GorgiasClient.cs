using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Tests.Kit;

namespace Workbench.Emulators.Tests.Gorgias;

/// <summary>An emulator with a clock in the test's hand, and raw HTTP against it.</summary>
public sealed class GorgiasClient : IAsyncDisposable
{
    private readonly HttpClient http;

    private GorgiasClient(RunningEmulator emulator, ManualClock clock, GorgiasSettings settings)
    {
        Emulator = emulator;
        Clock = clock;
        Authorization = Basic(settings.Email, settings.ApiKey);
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
    }

    public RunningEmulator Emulator { get; }

    public ManualClock Clock { get; }

    public AuthenticationHeaderValue? Authorization { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<GorgiasClient> StartAsync(
        GorgiasSettings? settings = null, GorgiasSeed? seed = null, EmulatorOptions? options = null)
    {
        var clock = new ManualClock();
        settings ??= new GorgiasSettings { BucketSize = 1000 };
        options = (options ?? new EmulatorOptions()) with { Clock = clock };
        var emulator = await GorgiasEmulator.StartAsync(options, settings, seed, Cancellation);
        return new GorgiasClient(emulator, clock, settings);
    }

    public static AuthenticationHeaderValue Basic(string name, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    public Task<GorgiasReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<GorgiasReply> DeleteAsync(string path, string? json = null) => SendAsync("DELETE", path, json);

    public Task<GorgiasReply> PostAsync(string path, string json) => SendAsync("POST", path, json);

    public Task<GorgiasReply> PutAsync(string path, string json) => SendAsync("PUT", path, json);

    public Task<GorgiasReply> SendAsync(string method, string path, string? json = null) =>
        SendAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<GorgiasReply> SendAsync(string method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        request.Headers.Authorization = Authorization;
        request.Content = content;
        using var response = await http.SendAsync(request, Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var headers = response.Headers.ToDictionary(
            header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new GorgiasReply((int)response.StatusCode, bytes, headers, response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>A customer; its id.</summary>
    public async Task<long> CustomerAsync(string email = "ada@example.com", string more = "") =>
        (await PostAsync("/api/customers", $$"""{"name":"Ada Example","email":"{{email}}"{{more}} }""")).Id;

    /// <summary>A ticket of one incoming message that was sent already; its id.</summary>
    public async Task<long> TicketAsync(long customer, string more = "")
    {
        var created = await PostAsync("/api/tickets", $$"""
            {"via":"api","customer":{"id":{{customer}} },"messages":[{{Incoming}}]{{more}} }
            """);
        Assert.Equal(201, created.Status);
        return created.Id;
    }

    public const string Incoming = """
        {"channel":"email","via":"api","from_agent":false,"body_text":"Hello","created_datetime":"2026-02-01T10:00:00Z",
         "sent_datetime":"2026-02-01T10:00:00Z"}
        """;

    /// <summary>A custom field; its id.</summary>
    public async Task<long> FieldAsync(string label, string objectType = "Ticket", string? definition = null)
    {
        var created = await PostAsync("/api/custom-fields", $$"""
            {"object_type":"{{objectType}}","label":"{{label}}",
             "definition":{{definition ?? """{"data_type":"text","input_settings":{"input_type":"input"}}"""}} }
            """);
        Assert.Equal(201, created.Status);
        return created.Id;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Emulator.DisposeAsync();
    }
}

/// <summary>One answer.</summary>
public sealed record GorgiasReply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers, string? ContentType)
{
    public string Raw => Encoding.UTF8.GetString(Bytes);

    public JsonNode Body => JsonNode.Parse(Bytes)!;

    public long Id => Body["id"]!.GetValue<long>();

    public JsonArray Data => Body["data"]!.AsArray();

    /// <summary>What the error says about fields.</summary>
    public JsonObject ErrorData => Body["error"]!["data"]!.AsObject();

    public IEnumerable<long> Ids => Data.Select(one => one!["id"]!.GetValue<long>());

    public string? Text(string name) => (string?)Body[name];
}
