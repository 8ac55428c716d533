using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>Gorgias' calls by endpoint name: answers as JSON, lists as streams.</summary>
internal sealed class GorgiasApi
{
    private const int PageSize = 100;
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);
    private readonly VendorClient client;

    public GorgiasApi(GorgiasSettings settings, ConnectorServices services)
    {
        var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.Email}:{settings.ApiKey.Reveal()}"));
        services.Scrubber.Know(settings.ApiKey);
        services.Scrubber.Know(new Secret(credential));
        Settings = settings;
        Clock = services.Clock;
        var host = new VendorHost(
            GorgiasNames.System, settings.BaseUrl, _ => ValueTask.FromResult(new AuthenticationHeaderValue("Basic", credential)))
        {
            Headers = [new("Accept", "application/json")],
            ReadError = GorgiasErrors.Read,
            CredentialName = "apiKey",
        };
        Quota = services.Quotas.For(settings.BaseUrl, settings.ApiKey, () => new BucketRule(settings.BucketSize, settings.Window));
        client = new VendorClient(host, new ClientLimits { AttemptTimeout = TimeSpan.FromSeconds(100) }, services, Quota);
    }

    public GorgiasSettings Settings { get; }

    public TimeProvider Clock { get; }

    public Quota Quota { get; }

    /// <summary>A read that must succeed.</summary>
    /// <exception cref="ConnectorException">It was refused, or failed after the last retry.</exception>
    public async Task<JsonElement> ReadAsync(GorgiasCall call, CancellationToken cancellation)
    {
        var (_, document) = await client.ReadJsonAsync(call.Request(), cancellation).ConfigureAwait(false);
        using (document)
        {
            return document.RootElement.Clone();
        }
    }

    /// <summary>A read for which "not there" (404) is an answer: null.</summary>
    /// <exception cref="ConnectorException">Refused for another reason, or failed after the last retry.</exception>
    public async Task<JsonElement?> TryReadAsync(GorgiasCall call, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(call, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Sends a write exactly once.</summary>
    public Task<SendResult> WriteAsync(GorgiasCall call, CancellationToken cancellation) => client.WriteAsync(call.Request(), cancellation);

    /// <summary>Sends a write whose repetition is harmless and that must succeed.</summary>
    /// <exception cref="ConnectorException">It was refused or not confirmed.</exception>
    public async Task<JsonElement> RequireAsync(GorgiasCall call, CancellationToken cancellation) =>
        await WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } answer } => Parse(answer),
            SendResult.Answered { Answer: var answer } => throw client.Refusal(answer),
            SendResult.NotSent lost => throw new ConnectorException($"{call.Name} was not sent: {lost.Cause}.") { MayRetry = true, RetryAfter = lost.RetryAfter },
            var unknown => throw new ConnectorException(
                $"{call.Name} was not confirmed: {((SendResult.Unknown)unknown).Cause}. Run the step again; it looks first.") { MayRetry = true },
        };

    /// <summary>How many calls list so many rows.</summary>
    public static long Pages(long rows) => (rows / PageSize) + 1;

    /// <summary>Rows of a list, by cursor: there is no other way (changelog, deprecation of offset-based pagination).</summary>
    public IAsyncEnumerable<JsonElement> ListAsync(GorgiasCall call, CancellationToken cancellation) => Paging.ByCursorAsync(
        async (cursor, token) =>
        {
            var page = await ReadAsync(call.With("limit", $"{PageSize}").With("cursor", cursor), token).ConfigureAwait(false);
            return new Page([.. page.At("data").Rows()], page.Text("meta", "next_cursor"));
        },
        cancellation);

    /// <summary>Streams a file's bytes from an address of the account.</summary>
    /// <exception cref="ConnectorException">The vendor cannot be reached, or refuses the credentials.</exception>
    public Task<FileAnswer> DownloadAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation) =>
        new FileDownload(client, new DownloadRules([], Settings.BaseUrl.IsLoopback)).SaveAsync(address, expected, destination, cancellation);

    /// <summary>The JSON of an answer; JSON null for the empty bodies that some 2xx answers have.</summary>
    /// <exception cref="ConnectorException">There is a body and it is no JSON.</exception>
    public static JsonElement Parse(HttpAnswer answer)
    {
        if (answer.Body.IsEmpty)
        {
            return Nothing;
        }

        using var document = answer.Json();
        return document.RootElement.Clone();
    }
}
