using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>
/// Zoho Desk's calls by endpoint name. A refused token is refreshed and the call repeated once; an empty list is 204 without a body; a list
/// is <c>{"data":[...]}</c> or a bare array.
/// </summary>
internal sealed class DeskApi : IDisposable
{
    /// <summary>Searches end at this offset (Postman reference copy); what lies behind it must be cut by time.</summary>
    public const int SearchEnd = 5_000;

    private const int FreeCalls = 2;
    private const int MaxRepeats = 3;
    private readonly VendorClient client;
    private readonly AccessTokens tokens;

    public DeskApi(DeskSettings settings, ConnectorServices services)
    {
        services.Scrubber.Know(settings.ClientSecret);
        services.Scrubber.Know(settings.RefreshToken);
        Settings = settings;
        Clock = services.Clock;
        tokens = new AccessTokens(settings, services);
        var host = new VendorHost(DeskNames.System, settings.BaseUrl, tokens.HeaderAsync)
        {
            Headers = [new("orgId", settings.OrganizationId), new("Accept", "application/json")],
            ReadError = DeskErrors.Read,
            CredentialName = "refreshToken",
        };
        Quota = services.Quotas.For(settings.BaseUrl, settings.RefreshToken, () => new CreditRule(
            CallsAtOnce, settings.CreditsPerDay, settings.CreditReserve, settings.CreditDay));
        client = new VendorClient(host, new ClientLimits { AttemptTimeout = TimeSpan.FromSeconds(100) }, services, Quota);
    }

    public DeskSettings Settings { get; }

    /// <summary>Calls under way at most; two of what the edition allows are left to others.</summary>
    public int CallsAtOnce => Math.Max(1, Settings.Concurrency - FreeCalls);

    public TimeProvider Clock { get; }

    public Quota Quota { get; }

    /// <summary>A read that must succeed; JSON null for 204.</summary>
    /// <exception cref="ConnectorException">It was refused, or failed after the last retry.</exception>
    public async Task<JsonElement> ReadAsync(DeskCall call, CancellationToken cancellation)
    {
        var (answer, json) = await AskJsonAsync(call, cancellation).ConfigureAwait(false);
        return answer.IsSuccess ? json : throw client.Refusal(answer);
    }

    /// <summary>A read for which "not there" is an answer: null also for what lies in the recycle bin.</summary>
    /// <exception cref="ConnectorException">Refused for another reason, or failed after the last retry.</exception>
    public async Task<JsonElement?> TryReadAsync(DeskCall call, CancellationToken cancellation)
    {
        var (answer, json) = await AskJsonAsync(call, cancellation).ConfigureAwait(false);
        if (answer.Status is 404 or 410)
        {
            return null;
        }

        var found = answer.IsSuccess ? json : throw client.Refusal(answer);
        return IsSet(found, "isTrashed") || IsSet(found, "isDeleted") ? null : found;
    }

    /// <summary>A read whose refusal is data for the caller.</summary>
    /// <exception cref="ConnectorException">No answer, or still 429 or 5xx after the last retry.</exception>
    public Task<HttpAnswer> AskAsync(DeskCall call, CancellationToken cancellation) =>
        WithTokenAsync(() => client.AskAsync(call.Request(), cancellation), static answer => answer, cancellation);

    /// <summary>Sends a write once; a second time only where the token was refused, because then nothing was carried out.</summary>
    public async Task<SendResult> WriteAsync(DeskCall call, CancellationToken cancellation)
    {
        var begunAt = Clock.GetUtcNow();
        var sent = await SendAsync(call, cancellation).ConfigureAwait(false);
        if (sent is not SendResult.Answered { Answer: var answer } || !IsTokenRefused(answer))
        {
            return sent;
        }

        await tokens.ForgetAsync(begunAt, cancellation).ConfigureAwait(false);
        return await SendAsync(call, cancellation).ConfigureAwait(false);
    }

    /// <summary>The answer of a write that must have succeeded.</summary>
    /// <exception cref="ConnectorException">It was refused or not confirmed.</exception>
    public async Task<JsonElement> RequireAsync(DeskCall call, CancellationToken cancellation) =>
        await WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } answer } => Parse(answer),
            SendResult.Answered { Answer: var answer } => throw client.Refusal(answer),
            SendResult.NotSent lost => throw new ConnectorException($"{call.Name} was not sent: {lost.Cause}.") { MayRetry = true, RetryAfter = lost.RetryAfter },
            var unknown => throw new ConnectorException(
                $"{call.Name} was not confirmed: {((SendResult.Unknown)unknown).Cause}. Run the step again; it looks first.") { MayRetry = true },
        };

    /// <summary>
    /// Rows of a list, counted from 1. Zoho Desk refuses a limit above the list's maximum instead of granting less, so a short page is the
    /// last one; asking once more would cost three credits each time.
    /// </summary>
    /// <param name="most">Rows per page; each list has its own maximum.</param>
    /// <exception cref="ConnectorException">The vendor answers the same page again and again.</exception>
    public async IAsyncEnumerable<JsonElement> ListAsync(DeskCall call, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (head, repeats) = ("", 0);
        for (var from = 1; ; from += most)
        {
            var page = call.With("from", $"{from}").With("limit", $"{most}");
            var rows = Rows(await ReadAsync(page, cancellation).ConfigureAwait(false));
            var first = rows.Count > 0 ? rows[0].GetRawText() : "";
            repeats = first == head ? repeats + 1 : 0;
            head = first;
            if (repeats == MaxRepeats)
            {
                throw new ConnectorException($"{call.Name} answers the same page again and again (from {from}). Run the step again.") { MayRetry = true };
            }

            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < most)
            {
                yield break;
            }
        }
    }

    /// <summary>All rows of a list that stays short.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(DeskCall call, CancellationToken cancellation)
    {
        const int MostRows = 99;
        var rows = new List<JsonElement>();
        await foreach (var row in ListAsync(call, MostRows, cancellation).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The rows of one answer.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(DeskCall call, CancellationToken cancellation) =>
        Rows(await TryReadAsync(call, cancellation).ConfigureAwait(false) ?? default);

    /// <summary>One page of a search, counted from 0; at most 100 rows.</summary>
    public async Task<IReadOnlyList<JsonElement>> SearchAsync(DeskCall call, int from, CancellationToken cancellation) =>
        Rows(await ReadAsync(call.With("from", $"{from}").With("limit", "100"), cancellation).ConfigureAwait(false));

    /// <summary>Streams a file's bytes; the token goes along to the portal's own host only.</summary>
    /// <exception cref="ConnectorException">The vendor cannot be reached, or refuses the credentials.</exception>
    public async Task<FileAnswer> DownloadAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation)
    {
        var rules = new DownloadRules([], Settings.BaseUrl.IsLoopback) { MaxFileBytes = Settings.MaxAttachmentBytes };
        var download = new FileDownload(client, rules);
        var begunAt = Clock.GetUtcNow();
        try
        {
            return await download.SaveAsync(address, expected, destination, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status == 401)
        {
            await tokens.ForgetAsync(begunAt, cancellation).ConfigureAwait(false);
            return await download.SaveAsync(address, expected, destination, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The body of an answer; JSON null where it has none.</summary>
    /// <exception cref="ConnectorException">The body is no JSON.</exception>
    public static JsonElement Parse(HttpAnswer answer)
    {
        if (answer.Status == 204 || answer.Body.IsEmpty)
        {
            return default;
        }

        using var document = answer.Json();
        return document.RootElement.Clone();
    }

    public void Dispose() => tokens.Dispose();

    /// <summary>True where a member says so as a boolean or as text: answers of custom fields and flags are texts.</summary>
    public static bool IsSet(JsonElement element, string name) => element.Text(name) == "true";

    private static IReadOnlyList<JsonElement> Rows(JsonElement answer) =>
        [.. (answer.ValueKind == JsonValueKind.Array ? answer : answer.At("data")).Rows()];

    private static bool IsTokenRefused(HttpAnswer answer) =>
        answer.Status == 401 && DeskErrors.Read(answer).Code == DeskErrors.InvalidToken;

    /// <summary>An answer and its JSON: none where it was refused, or has no body.</summary>
    private async Task<(HttpAnswer Answer, JsonElement Json)> AskJsonAsync(DeskCall call, CancellationToken cancellation)
    {
        var (answer, json) = await WithTokenAsync(() => client.AskJsonAsync(call.Request(), cancellation), static asked => asked.Answer, cancellation).ConfigureAwait(false);
        using (json)
        {
            return (answer, json?.RootElement.Clone() ?? default);
        }
    }

    /// <summary>Asks a second time where the token was refused, with a new one.</summary>
    private async Task<T> WithTokenAsync<T>(Func<Task<T>> ask, Func<T, HttpAnswer> answerOf, CancellationToken cancellation)
    {
        var begunAt = Clock.GetUtcNow();
        var asked = await ask().ConfigureAwait(false);
        if (!IsTokenRefused(answerOf(asked)))
        {
            return asked;
        }

        await tokens.ForgetAsync(begunAt, cancellation).ConfigureAwait(false);
        return await ask().ConfigureAwait(false);
    }

    // A refresh that fails before the call leaves is no outcome of the call.
    private async Task<SendResult> SendAsync(DeskCall call, CancellationToken cancellation)
    {
        try
        {
            await tokens.HeaderAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault)
        {
            return new SendResult.NotSent(fault.Message, fault.RetryAfter);
        }

        return await client.WriteAsync(call.Request(), cancellation).ConfigureAwait(false);
    }
}
