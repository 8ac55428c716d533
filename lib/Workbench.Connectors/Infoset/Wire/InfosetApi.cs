using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>One page of a list.</summary>
/// <param name="Rows">Rows that outlive the answer they came from.</param>
/// <param name="Total">Rows of the whole list as the vendor counts them; null where it does not say.</param>
internal sealed record ListPage(IReadOnlyList<JsonElement> Rows, long? Total);

/// <summary>The vendor's calls. The shapes of their answers are assumed here and nowhere else.</summary>
internal sealed class InfosetApi(VendorClient client, InfosetOptions options)
{
    private const string UnexpectedAnswer = "infoset.unexpected-answer";

    /// <summary>One page of a list, counted from 1. The vendor may grant fewer rows than asked for.</summary>
    /// <exception cref="ConnectorException">Refused, or the answer is no list.</exception>
    public async Task<ListPage> PageAsync(Endpoint list, IReadOnlyList<KeyValuePair<string, string>> filters, int page, CancellationToken cancellation) =>
        await PageAsync(list, filters, page, options.PageSize, cancellation).ConfigureAwait(false);

    /// <summary>How many rows the list has; null where the vendor does not say. Costs one call.</summary>
    public async Task<long?> CountAsync(Endpoint list, IReadOnlyList<KeyValuePair<string, string>> filters, CancellationToken cancellation) =>
        (await PageAsync(list, filters, 1, 1, cancellation).ConfigureAwait(false)).Total;

    /// <summary>The first page of a list that may not exist; null where the vendor knows no such call.</summary>
    public async Task<ListPage?> ProbeAsync(Endpoint list, IReadOnlyList<KeyValuePair<string, string>> filters, CancellationToken cancellation)
    {
        try
        {
            return await PageAsync(list, filters, 1, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException missing) when (IsMissing(missing))
        {
            return null;
        }
    }

    /// <summary>One record by its id; null where the vendor has none (404).</summary>
    public async Task<JsonElement?> SingleAsync(Endpoint endpoint, string id, CancellationToken cancellation)
    {
        var request = new VendorRequest(endpoint) { Path = new Dictionary<string, string> { ["id"] = id } };
        var (answer, json) = await client.AskJsonAsync(request, cancellation).ConfigureAwait(false);
        if (answer.Status == 404)
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

    /// <summary>True where the vendor says who is calling. A key is nobody (401 or 404), and any other failure says as little.</summary>
    public async Task<bool> KnowsCallerAsync(CancellationToken cancellation)
    {
        try
        {
            return (await client.AskAsync(new VendorRequest(InfosetEndpoints.Me), cancellation).ConfigureAwait(false)).IsSuccess;
        }
        catch (ConnectorException)
        {
            return false;
        }
    }

    /// <summary>True where the vendor answered that it has no such call.</summary>
    public static bool IsMissing(ConnectorException refused) => refused.Status is 404 or 405;

    private async Task<ListPage> PageAsync(
        Endpoint list, IReadOnlyList<KeyValuePair<string, string>> filters, int page, int size, CancellationToken cancellation)
    {
        // Names in exactly this case: the vendor ignores what it does not know (quirk of filters and sort names, assumed).
        KeyValuePair<string, string>[] query =
        [
            .. filters,
            new("Page", page.ToString(CultureInfo.InvariantCulture)),
            new("ItemsPerPage", size.ToString(CultureInfo.InvariantCulture)),
            new("ReturnTotalItems", "true"),
        ];
        var (answer, document) = await client.ReadJsonAsync(new VendorRequest(list) { Query = query }, cancellation).ConfigureAwait(false);
        using var held = document;
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            throw new ConnectorException(
                $"{list.Name} answered {answer.Status} without a list 'items': '{answer.Excerpt(80)}'. Check the base URL of the infoset connection.")
            {
                Status = answer.Status,
                RequestId = answer.RequestId,
                Code = UnexpectedAnswer,
            };
        }

        var total = root.TryGetProperty("totalItems", out var stated) && stated.ValueKind == JsonValueKind.Number && stated.TryGetInt64(out var count) ? count : (long?)null;

        // One copy for the whole page: its rows outlive the answer.
        return new ListPage([.. rows.Clone().EnumerateArray()], total);
    }
}
