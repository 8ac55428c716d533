using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

/// <summary>A running emulator with a raw client that knows nothing but HTTP.</summary>
internal sealed class VivantioAccount : IAsyncDisposable
{
    private readonly int cap;

    private VivantioAccount(VivantioEmulator emulator, HttpClient client, int cap)
    {
        Emulator = emulator;
        Client = client;
        this.cap = cap;
    }

    public VivantioEmulator Emulator { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<VivantioAccount> StartAsync(
        VivantioSettings? settings = null, SampleAccount? sample = null, EmulatorOptions? options = null)
    {
        settings ??= new VivantioSettings();
        var emulator = await VivantioEmulator.StartAsync(
            options ?? new EmulatorOptions(), settings, sample ?? new BuiltInSample(0.5), Cancellation);
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.UserName}:{settings.Password}")));
        return new VivantioAccount(emulator, client, settings.SelectCap);
    }

    /// <summary>A client without credentials.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Emulator.BaseAddress };

    public async Task<HttpResponseMessage> SendAsync(string method, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.PostAsync(new Uri("api/" + method, UriKind.Relative), content, Cancellation);
    }

    public async Task<JsonObject> PostAsync(string method, string? body = null)
    {
        using var answer = await SendAsync(method, body);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!.AsObject();
    }

    public async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation))!.AsObject();

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(string method, string? body = null) => Rows(await PostAsync(method, body));

    /// <summary>What a Select with these conditions, each written as JSON, answers.</summary>
    public Task<IReadOnlyList<JsonObject>> SelectAsync(string area, params string[] conditions) =>
        RowsAsync(area + "/Select", Query("MatchAll", conditions));

    /// <summary>Every row of an area: a window of ids that may have been capped is asked for in halves.</summary>
    public Task<IReadOnlyList<JsonObject>> AllAsync(string area) => WindowAsync(area, 0, 100_000);

    private async Task<IReadOnlyList<JsonObject>> WindowAsync(string area, long from, long to)
    {
        var rows = await SelectAsync(area, Condition("Id", "GreaterThanOrEqualTo", from), Condition("Id", "LessThan", to));
        var middle = from + ((to - from) / 2);
        return rows.Count < cap || middle == from
            ? rows
            : [.. await WindowAsync(area, from, middle), .. await WindowAsync(area, middle, to)];
    }

    public static string Query(string mode, params string[] conditions) =>
        $$$"""{"Query":{"Mode":"{{{mode}}}","Items":[{{{string.Join(',', conditions)}}}]}}""";

    public static string Condition(string field, string op, object value) => new JsonObject
    {
        ["FieldName"] = field,
        ["Op"] = op,
        ["Value"] = JsonValue.Create(value),
    }.ToJsonString();

    public static IReadOnlyList<JsonObject> Rows(JsonObject answer)
    {
        Assert.True((bool)answer["Successful"]!, answer.ToJsonString());
        return [.. answer["Results"]!.AsArray().OfType<JsonObject>()];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
