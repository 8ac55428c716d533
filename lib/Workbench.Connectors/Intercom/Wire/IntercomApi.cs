using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>Intercom's calls by endpoint name: answers as JSON, lists as streams.</summary>
internal sealed class IntercomApi
{
    private const int PageSize = 150;
    private const string NumberMark = "page:";
    private readonly VendorClient client;

    public IntercomApi(IntercomSettings settings, ConnectorServices services)
    {
        services.Scrubber.Know(settings.Token);
        Settings = settings;
        Clock = services.Clock;
        var host = new VendorHost(
            IntercomNames.System,
            settings.BaseUrl,
            _ => ValueTask.FromResult(new AuthenticationHeaderValue("Bearer", settings.Token.Reveal())))
        {
            Headers = [new("Intercom-Version", IntercomSettings.Version), new("Accept", "application/json")],
            ReadError = IntercomErrors.Read,
            CredentialName = "token",
        };
        Quota = services.Quotas.For(settings.BaseUrl, settings.Token, () => new WindowRule(QuotaHeaders.Common, settings.Window));
        client = new VendorClient(host, new ClientLimits { AttemptTimeout = TimeSpan.FromSeconds(100) }, services, Quota);
    }

    public IntercomSettings Settings { get; }

    public TimeProvider Clock { get; }

    public Quota Quota { get; }

    /// <summary>A read that must succeed.</summary>
    /// <exception cref="ConnectorException">It was refused, or failed after the last retry.</exception>
    public async Task<JsonElement> ReadAsync(IntercomCall call, CancellationToken cancellation)
    {
        var (_, document) = await client.ReadJsonAsync(call.Request(), cancellation).ConfigureAwait(false);
        using (document)
        {
            return document.RootElement.Clone();
        }
    }

    /// <summary>A read for which "not there" (404, or 410 for merged contacts) is an answer: null.</summary>
    /// <exception cref="ConnectorException">Refused for another reason, or failed after the last retry.</exception>
    public async Task<JsonElement?> TryReadAsync(IntercomCall call, CancellationToken cancellation)
    {
        var (answer, json) = await client.AskJsonAsync(call.Request(), cancellation).ConfigureAwait(false);
        if (answer.Status is 404 or 410)
        {
            return null;
        }

        if (!answer.IsSuccess)
        {
            throw client.Refusal(answer);
        }

        using var document = json ?? answer.Json();
        return document.RootElement.Clone();
    }

    /// <summary>A read whose refusal is data for the caller.</summary>
    public Task<HttpAnswer> AskAsync(IntercomCall call, CancellationToken cancellation) => client.AskAsync(call.Request(), cancellation);

    /// <summary>Sends a write exactly once.</summary>
    public Task<SendResult> WriteAsync(IntercomCall call, CancellationToken cancellation) => client.WriteAsync(call.Request(), cancellation);

    /// <summary>Sends a write whose repetition is harmless and that must succeed.</summary>
    /// <exception cref="ConnectorException">It was refused or not confirmed.</exception>
    public async Task<JsonElement> RequireAsync(IntercomCall call, CancellationToken cancellation) =>
        Require(call, await WriteAsync(call, cancellation).ConfigureAwait(false));

    /// <summary>The answer of a write that must have succeeded.</summary>
    /// <exception cref="ConnectorException">It was refused or not confirmed.</exception>
    public JsonElement Require(IntercomCall call, SendResult sent) => sent switch
    {
        SendResult.Answered { Answer: { IsSuccess: true } answer } => Parse(answer),
        SendResult.Answered { Answer: var answer } => throw client.Refusal(answer),
        SendResult.NotSent lost => throw new ConnectorException($"{call.Name} was not sent: {lost.Cause}.")
        {
            MayRetry = true,
            RetryAfter = lost.RetryAfter,
        },
        var unknown => throw new ConnectorException(
            $"{call.Name} was not confirmed: {((SendResult.Unknown)unknown).Cause}. Run the step again; it looks first.") { MayRetry = true },
    };

    /// <summary>Rows of a list, whichever way it is paged: by cursor (<c>starting_after</c> in the query) or by page number.</summary>
    public IAsyncEnumerable<JsonElement> ListAsync(IntercomCall call, string rows, CancellationToken cancellation) => Paging.ByCursorAsync(
        async (cursor, token) =>
        {
            var page = call.With("per_page", $"{PageSize}");
            page = cursor?.StartsWith(NumberMark, StringComparison.Ordinal) == true
                ? page.With("page", cursor[NumberMark.Length..])
                : page.With("starting_after", cursor);
            return Page(await ReadAsync(page, token).ConfigureAwait(false), rows);
        },
        cancellation);

    /// <summary>Rows of a search. The cursor goes into the body: in the query Intercom ignores it and repeats page 1.</summary>
    public IAsyncEnumerable<JsonElement> SearchAsync(string name, string rows, JsonObject query, CancellationToken cancellation) =>
        Paging.ByCursorAsync(
            async (cursor, token) =>
            {
                var pagination = new JsonObject { ["per_page"] = PageSize };
                if (cursor is not null)
                {
                    pagination["starting_after"] = cursor;
                }

                var body = new JsonObject { ["query"] = query.DeepClone(), ["pagination"] = pagination };
                return Page(await ReadAsync(new IntercomCall(name) { Json = body }, token).ConfigureAwait(false), rows);
            },
            cancellation);

    /// <summary>Companies of a contact. The description says <c>companies</c>, its examples say <c>data</c>: both are read.</summary>
    public async Task<IReadOnlyList<JsonElement>> CompaniesOfAsync(string contactId, CancellationToken cancellation)
    {
        var call = new IntercomCall("contact.companies") { Path = [contactId] };
        var rows = new List<JsonElement>();
        foreach (var name in new[] { "companies", "data" })
        {
            await foreach (var company in ListAsync(call, name, cancellation).ConfigureAwait(false))
            {
                rows.Add(company);
            }

            if (rows.Count > 0)
            {
                break;
            }
        }

        return rows;
    }

    /// <summary>Streams a file's bytes; the token goes along to the workspace's own host only.</summary>
    /// <exception cref="ConnectorException">The vendor cannot be reached, or refuses the credentials.</exception>
    public Task<FileAnswer> DownloadAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation) =>
        new FileDownload(client, new DownloadRules([.. IntercomSettings.FileHosts, .. Settings.DownloadHosts], Settings.BaseUrl.IsLoopback))
            .SaveAsync(address, expected, destination, cancellation);

    public static JsonElement Parse(HttpAnswer answer)
    {
        using var document = answer.Json();
        return document.RootElement.Clone();
    }

    private static Page Page(JsonElement answer, string rows)
    {
        var pages = answer.At("pages");
        var next = pages.Text("next", "starting_after");
        if (next is null && int.TryParse(pages.Text("page"), out var number) && int.TryParse(pages.Text("total_pages"), out var total)
            && number < total && pages.At("next").ValueKind != JsonValueKind.Object)
        {
            next = $"{NumberMark}{number + 1}";
        }

        return new([.. answer.At(rows).Rows()], next);
    }
}
