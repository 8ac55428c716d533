using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Ivinex;

/// <summary>A running emulator with a raw client that knows nothing but HTTP.</summary>
internal sealed class IvinexAccount : IAsyncDisposable
{
    private IvinexAccount(IvinexEmulator emulator, HttpClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    public IvinexEmulator Emulator { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IvinexAccount> StartAsync(
        IvinexSettings? settings = null, SampleAccount? sample = null, EmulatorOptions? options = null)
    {
        settings ??= new IvinexSettings { ShuffleRows = false };
        var emulator = await IvinexEmulator.StartAsync(
            options ?? new EmulatorOptions(), settings, sample ?? new BuiltInSample(0.5), Cancellation);
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.UserName}:{settings.Password}")));
        return new IvinexAccount(emulator, client);
    }

    public async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri("API/" + path, UriKind.Relative), Cancellation))!.AsObject();

    public async Task<string> TabIdAsync(string name) =>
        (string)(await GetAsync("GetTabs.php"))["Tabs"]!.AsArray().Single(tab => (string?)tab!["Name"] == name)!["TabID"]!;

    public async Task<IReadOnlyList<JsonObject>> FieldsAsync(string tab) =>
        [.. (await GetAsync("GetFields.php?TabID=" + await TabIdAsync(tab)))["Fields"]!.AsArray().Select(field => field!.AsObject())];

    public async Task<IReadOnlyList<JsonObject>> PageAsync(string tab, int offset, int limit) =>
        Rows(await GetAsync($"Records.php?CollectionTypeID={await TabIdAsync(tab)}&Offset={offset}&Limit={limit}"), "Records");

    public Task<IReadOnlyList<JsonObject>> AllAsync(string tab) => ScanAsync(tab, "Records.php?CollectionTypeID=", "Records");

    public Task<IReadOnlyList<JsonObject>> AllRelatedAsync(string tab) => ScanAsync(tab, "GetAllRelatedItems.php?TabID=", "RelatedItems");

    public static IReadOnlyList<JsonObject> Rows(JsonObject answer, string name) =>
        [.. answer[name]!.AsArray().Select(row => row!.AsObject())];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    private async Task<IReadOnlyList<JsonObject>> ScanAsync(string tab, string call, string name)
    {
        var id = await TabIdAsync(tab);
        var all = new List<JsonObject>();
        for (var offset = 0; ; offset += 100)
        {
            var rows = Rows(await GetAsync($"{call}{id}&Offset={offset}&Limit=100"), name);
            all.AddRange(rows);
            if (rows.Count < 100)
                return all;
        }
    }
}
