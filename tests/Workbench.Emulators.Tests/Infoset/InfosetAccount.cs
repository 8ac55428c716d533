using System.Net;
using System.Text.Json.Nodes;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Infoset;

/// <summary>A running emulator with a raw client that knows nothing but HTTP.</summary>
internal sealed class InfosetAccount : IAsyncDisposable
{
    private InfosetAccount(InfosetEmulator emulator, HttpClient client, HttpClient stranger)
    {
        Emulator = emulator;
        Client = client;
        Stranger = stranger;
    }

    public InfosetEmulator Emulator { get; }

    /// <summary>Sends the key.</summary>
    public HttpClient Client { get; }

    /// <summary>Sends no credentials.</summary>
    public HttpClient Stranger { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InfosetAccount> StartAsync(
        InfosetSettings? settings = null, SampleAccount? sample = null, EmulatorOptions? options = null)
    {
        settings ??= new InfosetSettings { CallsPerWindow = 1_000_000 };
        var emulator = await InfosetEmulator.StartAsync(options ?? new EmulatorOptions(), settings, sample ?? new BuiltInSample(0.2), Cancellation);
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Add("X-API-Key", settings.ApiKey);
        return new InfosetAccount(emulator, client, new HttpClient(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress });
    }

    public async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri("v1/" + path, UriKind.Relative), Cancellation))!.AsObject();

    public async Task<(HttpStatusCode Status, JsonNode? Body)> TryAsync(string path, HttpClient? client = null)
    {
        using var answer = await (client ?? Client).GetAsync(new Uri("v1/" + path, UriKind.Relative), Cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(string path) =>
        [.. (await GetAsync(path))["items"]!.AsArray().Select(row => row!.AsObject())];

    /// <summary>Reads every page.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path)
    {
        var all = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var rows = await RowsAsync($"{path}{(path.Contains('?') ? '&' : '?')}Page={page}&ItemsPerPage=100");
            all.AddRange(rows);
            if (rows.Count == 0)
                return all;
        }
    }

    public Task<IReadOnlyList<JsonObject>> LogsAsync(long ticketId) => AllAsync($"tickets/logs?TicketId={ticketId}&sortDir=asc");

    public static IReadOnlyList<long> Ids(IEnumerable<JsonObject> rows) => [.. rows.Select(row => (long)row["id"]!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await Emulator.DisposeAsync();
    }
}
