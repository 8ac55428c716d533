using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Schema;
using Workbench.Core.Security;

namespace Workbench.Connectors.Ivinex;

/// <summary>The vendor's calls, both generations behind one face. The shapes of their answers are assumed here and nowhere else.</summary>
internal sealed class IvinexApi(VendorClient client, IvinexOptions options)
{
    private const string UnexpectedAnswer = "ivinex.unexpected-answer";

    /// <summary>Opens the account: Basic credentials with every request, to the account's own host only.</summary>
    public static VendorClient Connect(IvinexOptions options, ConnectorServices services)
    {
        var credential = new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password.Reveal()}")));
        services.Scrubber.Know(options.Password);
        services.Scrubber.Know(credential);
        var host = new VendorHost("ivinex", options.Root, _ => new(new AuthenticationHeaderValue("Basic", credential.Reveal())))
        {
            CredentialName = "password",
            Headers = [new("Accept", "application/json")],
        };
        var quota = services.Quotas.For(options.Root, credential, () => new PaceRule(options.RequestsPerSecond, options.MostRequestsPerSecond));
        return new VendorClient(host, new ClientLimits { AttemptTimeout = options.AttemptTimeout }, services, quota);
    }

    public async Task<IReadOnlyList<(string Id, string Name)>> TabsAsync(CancellationToken cancellation)
    {
        var page = await RowsAsync(IvinexEndpoints.Tabs, [], "Tabs", cancellation).ConfigureAwait(false);
        return [.. page.Rows.Select(row => (Text(row, "TabID"), Text(row, "Name")))];
    }

    public async Task<IReadOnlyList<FieldDefinition>> FieldsAsync(string tab, CancellationToken cancellation)
    {
        var page = await RowsAsync(IvinexEndpoints.Fields, [new("TabID", tab)], "Fields", cancellation).ConfigureAwait(false);
        return [.. page.Rows.Select(row => new FieldDefinition(
            Text(row, "FieldID"),
            Text(row, "FieldName"),
            Text(row, "DisplayText"),
            Text(row, "DataType"),
            Text(row, "DisplayType"),
            Text(row, "LinkedTabID") is { Length: > 0 } linked and not "0" ? linked : null,
            Options(row)))];
    }

    /// <summary>One page of a tab's records. An empty one says nothing about why it is empty.</summary>
    public Task<Page> RecordsAsync(string tab, long offset, int limit, CancellationToken cancellation)
    {
        var (endpoint, parameter) = options.Generation == IvinexGeneration.Named
            ? (IvinexEndpoints.GetRecords, "TabID")
            : (IvinexEndpoints.Records, "CollectionTypeID");
        return RowsAsync(endpoint, [new(parameter, tab), .. Window(offset, limit)], "Records", cancellation);
    }

    public Task<Page> AllRelatedAsync(string tab, long offset, CancellationToken cancellation) => RowsAsync(
        IvinexEndpoints.AllRelated, [new("TabID", tab), .. Window(offset, options.PageSize)], "RelatedItems", cancellation);

    public Task<Page> RelatedAsync(string tab, string id, CancellationToken cancellation) => RowsAsync(
        IvinexEndpoints.Related, [new("TabID", tab), new("RecordID", id)], "RelatedItems", cancellation);

    /// <summary>A member of a flat row as text, whatever its JSON type; "" where it is missing or null.</summary>
    public static string Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? Text(value) : "";

    /// <summary>A value as text, whatever its JSON type; "" where it is null.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>
    /// True where a tab is closed to the user. How the vendor says so is unknown; 403, 404 and a page that is no JSON are all taken for it.
    /// </summary>
    public static bool IsClosed(ConnectorException refused) =>
        refused.Status is 403 or 404 || refused.Code is HttpAnswer.NotJson or UnexpectedAnswer;

    private static KeyValuePair<string, string>[] Window(long offset, int limit) =>
    [
        new("Offset", offset.ToString(CultureInfo.InvariantCulture)),
        new("Limit", limit.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IReadOnlyList<FieldOption> Options(JsonElement row) =>
        row.TryGetProperty("Options", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(option => new FieldOption(Text(option, "OptionID"), Text(option, "Label")))]
            : [];

    private async Task<Page> RowsAsync(
        Endpoint endpoint, IReadOnlyList<KeyValuePair<string, string>> query, string list, CancellationToken cancellation)
    {
        var (answer, document) = await client.ReadJsonAsync(new VendorRequest(endpoint) { Query = query }, cancellation).ConfigureAwait(false);
        using var held = document;
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(list, out var rows) || rows.ValueKind != JsonValueKind.Array
            || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
        {
            throw new ConnectorException(
                $"{endpoint.Name} answered {answer.Status} without a list of rows '{list}': '{answer.Excerpt(80)}'. "
                + "Check the setting 'generation' and the API permissions of the calling user.")
            {
                Status = answer.Status,
                RequestId = answer.RequestId,
                Code = UnexpectedAnswer,
            };
        }

        // One copy for the whole page: its rows outlive the answer.
        return new Page([.. rows.Clone().EnumerateArray()]);
    }
}
