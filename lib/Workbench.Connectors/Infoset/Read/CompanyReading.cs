using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Infoset.Wire;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Companies from their list or, where the vendor has none, one by one as tickets and contacts name them.</summary>
internal sealed class CompanyReading(InfosetApi api, Passes passes, OldestFirst oldestFirst)
{
    private const string CompanyId = "companyId";
    private const string ParentId = "parentCompanyId";

    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var hasList = await api.ProbeAsync(InfosetEndpoints.Companies, [], cancellation).ConfigureAwait(false) is not null;
        var rows = hasList
            ? passes.ReadAsync(InfosetEndpoints.Companies, [], new CompactSet(), cancellation)
            : OneByOneAsync(cancellation);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<JsonElement> OneByOneAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = new CompactSet();
        await foreach (var row in NamingAsync(cancellation).ConfigureAwait(false))
        {
            // A parent may be named by its child alone.
            for (var id = row.Text(CompanyId); id.Length > 0 && asked.Add(id);)
            {
                if (await api.SingleAsync(InfosetEndpoints.Company, id, cancellation).ConfigureAwait(false) is not { } company)
                {
                    break;
                }

                yield return company;
                id = company.Text(ParentId);
            }
        }
    }

    private async IAsyncEnumerable<JsonElement> NamingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var contacts = passes.ReadAsync(InfosetEndpoints.Contacts, [], new CompactSet(), cancellation);
        await foreach (var row in contacts.ConfigureAwait(false))
        {
            yield return row;
        }

        await foreach (var row in oldestFirst.ReadAsync(InfosetEndpoints.Tickets, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
