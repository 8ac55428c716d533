using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Tests.Kit;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

/// <summary>An emulator with a clock in the test's hand, and raw HTTP against it.</summary>
public sealed class ZohoDeskClient : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly ZohoDeskSettings settings;

    private ZohoDeskClient(RunningEmulator emulator, ManualClock clock, ZohoDeskSettings settings)
    {
        Emulator = emulator;
        Clock = clock;
        this.settings = settings;
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
    }

    public RunningEmulator Emulator { get; }

    public ManualClock Clock { get; }

    public string Token { get; set; } = "";

    public string? OrganizationId { get; set; } = "60001234";

    /// <summary>The default department.</summary>
    public string Department => Emulator.Store.Scan(ZohoDeskCollections.Departments).First().Id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ZohoDeskClient> StartAsync(ZohoDeskSettings? settings = null, ZohoDeskSeed? seed = null, EmulatorOptions? options = null)
    {
        var clock = new ManualClock();
        settings ??= new ZohoDeskSettings { SearchLag = TimeSpan.Zero, AlternateListShapes = false };
        var emulator = await ZohoDeskEmulator.StartAsync((options ?? new EmulatorOptions()) with { Clock = clock }, settings, seed, Cancellation);
        var client = new ZohoDeskClient(emulator, clock, settings);
        client.Token = (await client.RefreshAsync()).Text("access_token");
        return client;
    }

    /// <summary>Asks the accounts host for an access token.</summary>
    public async Task<Reply> RefreshAsync(string path = "oauth/v2/token", string? secret = null)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("refresh_token", settings.RefreshToken), new("client_id", settings.ClientId),
            new("client_secret", secret ?? settings.ClientSecret), new("grant_type", "refresh_token"),
        ]);
        using var response = await http.PostAsync(path, form, Cancellation);
        return await ReadAsync(response);
    }

    public Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    public Task<Reply> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Reply> PostAsync(string path, string json) => SendAsync("POST", path, Json(json));

    public Task<Reply> PutAsync(string path, string json) => SendAsync("PUT", path, Json(json));

    public Task<Reply> PatchAsync(string path, string json) => SendAsync("PATCH", path, Json(json));

    public async Task<Reply> UploadAsync(string path, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };
        return await SendAsync("POST", path, form);
    }

    public async Task<Reply> SendAsync(string method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/v1" + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Zoho-oauthtoken", Token);
        if (OrganizationId is not null)
        {
            request.Headers.Add("orgId", OrganizationId);
        }
        using var response = await http.SendAsync(request, Cancellation);
        return await ReadAsync(response);
    }

    public async Task<string> DownloadAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Zoho-oauthtoken", Token);
        request.Headers.Add("orgId", OrganizationId);
        using var response = await http.SendAsync(request, Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>A control endpoint; no credentials.</summary>
    public async Task<Reply> ControlAsync(string path, string json)
    {
        using var response = await http.PostAsync("_emulator" + path, Json(json), Cancellation);
        return await ReadAsync(response);
    }

    /// <summary>A contact; its id.</summary>
    public async Task<string> ContactAsync(string email = "ada@example.com") =>
        (await PostAsync("/contacts", $$"""{"lastName":"Example","email":"{{email}}"}""")).Id;

    /// <summary>A ticket of a new contact with that address; its id.</summary>
    public async Task<string> TicketAsync(string email = "ada@example.com", string more = "") =>
        (await PostAsync("/tickets", TicketBody(await ContactAsync(email), more))).Id;

    public string TicketBody(string contact, string more = "") =>
        $$"""{"departmentId":"{{Department}}","contactId":"{{contact}}","subject":"Refund"{{(more.Length > 0 ? "," + more : "")}}}""";

    /// <summary>A custom field of a module; its id.</summary>
    public async Task<string> FieldAsync(string module, string label, string rest = "\"type\":\"Text\",\"maxLength\":255") =>
        (await PostAsync("/fields?module=" + module, $$"""{"displayLabel":"{{label}}",{{rest}}}""")).Id;

    /// <summary>The id of the default department's layout of a module.</summary>
    public async Task<string> LayoutAsync(string module) =>
        (await GetAsync($"/layouts?module={module}&departmentId={Department}")).Records[0]["id"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Emulator.DisposeAsync();
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var body = text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null;
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, body, headers);
    }
}

/// <summary>One answer.</summary>
public sealed record Reply(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Text("id");

    public string Code => Body?["errorCode"]?.GetValue<string>() ?? "";

    /// <summary>The first refused field and why, as <c>/zip invalid</c>.</summary>
    public string Error => Body?["errors"]?[0] is { } error ? $"{error["fieldName"]} {error["errorType"]}" : "";

    /// <summary>The records of a list in either shape; none for 204.</summary>
    public IReadOnlyList<JsonObject> Records => Body switch
    {
        JsonArray bare => [.. bare.Select(record => record!.AsObject())],
        JsonObject wrapped when wrapped["data"] is JsonArray data => [.. data.Select(record => record!.AsObject())],
        _ => [],
    };

    public string Text(string name) => Body![name]!.GetValue<string>();

    /// <summary>The entries of all sections of a layout.</summary>
    public JsonObject LayoutField(string apiName) =>
        Body!["sections"]!.AsArray().SelectMany(section => section!["fields"]!.AsArray()).First(field => (string)field!["apiName"]! == apiName)!.AsObject();
}
