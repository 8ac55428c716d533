using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Vivantio;

/// <summary>The vendor's calls. Shapes that its documents leave open are assumed here and in <see cref="RpcAnswer"/>.</summary>
internal sealed class VivantioApi(VendorClient client)
{
    private static readonly ReadOnlyMemory<byte> NoBody = "{}"u8.ToArray();

    private readonly ConcurrentDictionary<string, bool> missing = new(StringComparer.Ordinal);

    /// <summary>Opens the account: Basic credentials with every request, to the account's own host only.</summary>
    public static VendorClient Connect(VivantioOptions options, ConnectorServices services)
    {
        var credential = new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password.Reveal()}")));
        services.Scrubber.Know(options.Password);
        services.Scrubber.Know(credential);
        var host = new VendorHost("vivantio", options.Root, _ => new(new AuthenticationHeaderValue("Basic", credential.Reveal())))
        {
            CredentialName = "password",
            Headers = [new("Accept", "application/json")],
        };
        var limits = new ClientLimits { AttemptTimeout = options.AttemptTimeout, MaxBodyBytes = 64 * 1024 * 1024 };
        var quota = services.Quotas.For(options.Root, credential, () =>
            new PaceRule(options.RequestsPerSecond, options.MostRequestsPerSecond, options.RetryAfter));
        return new VendorClient(host, limits, services, quota);
    }

    /// <summary>A call by id.</summary>
    /// <exception cref="ConnectorException">It was refused, also under status 200.</exception>
    public Task<RpcAnswer> ByIdAsync(Endpoint endpoint, string id, CancellationToken cancellation) =>
        CallAsync(new VendorRequest(endpoint) { Path = new Dictionary<string, string> { ["id"] = id } }, NoBody, $" for {id}", cancellation);

    /// <summary>As <see cref="ByIdAsync"/>; null where this account's API has no such call.</summary>
    public Task<RpcAnswer?> TryByIdAsync(Endpoint endpoint, string id, CancellationToken cancellation) =>
        TryAsync(endpoint, () => ByIdAsync(endpoint, id, cancellation));

    /// <summary>A call without parameters; null where this account's API has no such call.</summary>
    public Task<RpcAnswer?> TryAllAsync(Endpoint endpoint, CancellationToken cancellation) =>
        TryAsync(endpoint, () => CallAsync(new VendorRequest(endpoint), NoBody, "", cancellation));

    public Task<RpcAnswer> AllAsync(Endpoint endpoint, CancellationToken cancellation) =>
        CallAsync(new VendorRequest(endpoint), NoBody, "", cancellation);

    /// <summary>Rows that fit every condition, cut at a limit that nobody states.</summary>
    public async Task<IReadOnlyList<JsonElement>> SelectAsync(
        VivantioArea area, IReadOnlyList<Condition> conditions, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Query = new
            {
                Mode = "MatchAll",
                Items = conditions.Select(condition => new { FieldName = condition.Field, condition.Op, condition.Value }),
            },
        });
        var request = new VendorRequest(VivantioEndpoints.Select(area));
        return (await CallAsync(request, body, "", cancellation).ConfigureAwait(false)).Rows;
    }

    /// <summary>The records of these ids, in any order and with gaps.</summary>
    public async Task<IReadOnlyList<JsonElement>> SelectListAsync(VivantioArea area, IEnumerable<long> ids, CancellationToken cancellation)
    {
        var request = new VendorRequest(VivantioEndpoints.SelectList(area));
        return (await CallAsync(request, JsonSerializer.SerializeToUtf8Bytes(ids), "", cancellation).ConfigureAwait(false)).Rows;
    }

    /// <summary>The thread of a ticket.</summary>
    public async Task<IReadOnlyList<JsonElement>> ActionsAsync(string ticket, bool withPrivate, bool withFiles, CancellationToken cancellation)
    {
        var request = new VendorRequest(VivantioEndpoints.Actions)
        {
            Path = new Dictionary<string, string> { ["id"] = ticket },
            Query = [new("includePrivate", Flag(withPrivate)), new("includeAttachments", Flag(withFiles))],
        };
        return (await CallAsync(request, NoBody, $" for {ticket}", cancellation).ConfigureAwait(false)).Rows;
    }

    /// <summary>Tickets that a ticket is part of; none where this account's API has no such call.</summary>
    public async Task<IReadOnlyList<JsonElement>> ParentsAsync(string ticket, CancellationToken cancellation) =>
        Rows(await TryAsync(VivantioEndpoints.Parents, () => CallAsync(
            new VendorRequest(VivantioEndpoints.Parents) { Query = [new("id", ticket)] }, NoBody, $" for {ticket}", cancellation))
            .ConfigureAwait(false));

    /// <summary>Every instance of every form of a record.</summary>
    public async Task<IReadOnlyList<JsonElement>> FormInstancesAsync(VivantioArea area, string id, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { TypeId = 0, ParentId = Id(id), SystemArea = area.Name });
        var request = new VendorRequest(VivantioEndpoints.FormInstances);
        return Rows(await TryAsync(
            VivantioEndpoints.FormInstances, () => CallAsync(request, body, $" for {area.Word} {id}", cancellation)).ConfigureAwait(false));
    }

    /// <summary>Forms of a record type.</summary>
    public async Task<IReadOnlyList<JsonElement>> FormsAsync(long recordType, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { Id = recordType });
        return Rows(await TryAsync(
            VivantioEndpoints.Forms, () => CallAsync(new VendorRequest(VivantioEndpoints.Forms), body, $" for {recordType}", cancellation))
            .ConfigureAwait(false));
    }

    /// <summary>Metadata of a record's files; none where this account's API has no such call.</summary>
    public async Task<IReadOnlyList<JsonElement>> AttachmentsAsync(VivantioArea area, string id, CancellationToken cancellation)
    {
        var request = new VendorRequest(VivantioEndpoints.Attachments) { Query = [new("parentId", id), new("parentArea", area.Name)] };
        return Rows(await TryAsync(
            VivantioEndpoints.Attachments, () => CallAsync(request, NoBody, $" for {area.Word} {id}", cancellation)).ConfigureAwait(false));
    }

    /// <summary>True where an earlier call showed that this account's API has no such call.</summary>
    public bool IsMissing(Endpoint endpoint) => missing.ContainsKey(endpoint.Name);

    /// <summary>The rows of an answer; none where there is no answer.</summary>
    public static IReadOnlyList<JsonElement> Rows(RpcAnswer? answer) => answer?.Rows ?? [];

    private static string Flag(bool value) => value ? "True" : "False";

    private static object Id(string id) => long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : id;

    // A call by name that is not there answers 404 or 405; a record that is not there answers 200. So one such answer speaks for all.
    private async Task<RpcAnswer?> TryAsync(Endpoint endpoint, Func<Task<RpcAnswer>> call)
    {
        if (missing.ContainsKey(endpoint.Name))
        {
            return null;
        }

        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status is 404 or 405)
        {
            missing.TryAdd(endpoint.Name, true);
            return null;
        }
    }

    private async Task<RpcAnswer> CallAsync(VendorRequest request, ReadOnlyMemory<byte> body, string about, CancellationToken cancellation)
    {
        var (answer, document) = await client.ReadJsonAsync(request.WithJson(body), cancellation).ConfigureAwait(false);
        using (document)
        {
            return RpcAnswer.Open(answer, document.RootElement, about);
        }
    }
}

/// <summary>One condition of a query.</summary>
/// <param name="Op">As the vendor spells it; case counts.</param>
internal sealed record Condition(string Field, string Op, object Value)
{
    public static Condition Is(string field, object value) => new(field, "Equals", value);

    public static Condition From(string field, object value) => new(field, "GreaterThanOrEqualTo", value);

    public static Condition Before(string field, object value) => new(field, "LessThan", value);
}
