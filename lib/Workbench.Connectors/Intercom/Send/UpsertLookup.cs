using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Looks before an upsert, which would overwrite silently what stands there. A company without contacts is in no list (OpenAPI 2.16,
/// GET /companies), so the scan before the load cannot see it; the exact reads by key and by name can. Custom object instances are read by
/// their external id.
/// </summary>
internal sealed class UpsertLookup(IntercomApi api)
{
    /// <summary>A longer value fits into no address. A company of such a name may then stand there twice, which Intercom allows; nothing is overwritten.</summary>
    private const int MostInAddress = 4_000;

    /// <summary>What this upsert would overwrite; null where nothing stands there, or the write is no upsert.</summary>
    public async Task<TwinRef?> FindAsync(Write write, WriteBody body, CancellationToken cancellation) => write.Operation switch
    {
        "company.upsert" => await CompanyAsync(body, cancellation).ConfigureAwait(false),
        "custom.upsert" => await InstanceAsync(write, body, cancellation).ConfigureAwait(false),
        _ => null,
    };

    /// <summary>The company that carries this key, else the one of that name that no other source record owns.</summary>
    private async Task<TwinRef?> CompanyAsync(WriteBody body, CancellationToken cancellation)
    {
        var key = body.Text("company_id");
        return await ReadAsync("company_id", key, static _ => true, cancellation).ConfigureAwait(false)
            ?? await ReadAsync("name", body.Text("name"), IsFree, cancellation).ConfigureAwait(false);

        bool IsFree(JsonElement company) =>
            company.Text("custom_attributes", IntercomNames.CompanySourceId) is var owner && (owner is null or "" || owner == key);
    }

    private async Task<TwinRef?> InstanceAsync(Write write, WriteBody body, CancellationToken cancellation) =>
        await api.TryReadAsync(
            new IntercomCall("custom") { Path = body.Path }.With("external_id", body.Text("external_id")), cancellation).ConfigureAwait(false)
            is { } instance && instance.Text("id") is { } id
            ? new TwinRef(write.Creates!, id)
            : null;

    private async Task<TwinRef?> ReadAsync(string by, string? value, Func<JsonElement, bool> fits, CancellationToken cancellation)
    {
        if (value is not { Length: > 0 and <= MostInAddress } || Uri.EscapeDataString(value).Length > MostInAddress
            || await api.TryReadAsync(new IntercomCall("companies").With(by, value), cancellation).ConfigureAwait(false) is not { } answer)
        {
            return null;
        }

        var rows = answer.Text("id") is not null ? [answer] : answer.At("data").Rows().ToList();
        return rows is [var only] && fits(only) ? new TwinRef(IntercomNames.Company, only.Text("id")!) : null;
    }
}
