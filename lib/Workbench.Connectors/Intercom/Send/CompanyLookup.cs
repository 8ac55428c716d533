using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Looks for a company before it is created. A company without contacts is in no list (OpenAPI 2.16, GET /companies), so the scan before
/// the load cannot see it; the exact reads by key and by name can.
/// </summary>
internal sealed class CompanyLookup(IntercomApi api)
{
    /// <summary>The company that carries this key, else the one of that name that no source record owns yet; null where neither stands there.</summary>
    public async Task<TwinRef?> FindAsync(WriteBody body, CancellationToken cancellation) =>
        await ReadAsync("company_id", body.Text("company_id"), static _ => true, cancellation).ConfigureAwait(false)
        ?? await ReadAsync(
            "name",
            body.Text("name"),
            static company => company.Text("custom_attributes", IntercomNames.CompanySourceId) is null or "",
            cancellation).ConfigureAwait(false);

    private async Task<TwinRef?> ReadAsync(string by, string? value, Func<JsonElement, bool> fits, CancellationToken cancellation)
    {
        if (value is not { Length: > 0 }
            || await api.TryReadAsync(new IntercomCall("companies").With(by, value), cancellation).ConfigureAwait(false) is not { } answer)
        {
            return null;
        }

        var rows = answer.Text("id") is not null ? [answer] : answer.At("data").Rows().ToList();
        return rows is [var only] && fits(only) ? new TwinRef(IntercomNames.Company, only.Text("id")!) : null;
    }
}
