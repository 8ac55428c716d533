using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>
/// What belongs to accounts and contacts: by their own lists, or where those would be more calls, by the list of all contacts, tickets, tasks or
/// calls. Either takes three credits a page.
/// </summary>
internal sealed class BackLinkReading(DeskApi api)
{
    private const int MostRows = 50;

    public static IReadOnlyList<BackLink> Links { get; } =
    [
        Of(DeskNames.Account, DeskNames.Contact, isExact: true), Of(DeskNames.Account, DeskNames.Ticket), Of(DeskNames.Contact, DeskNames.Ticket),
        Of(DeskNames.Contact, DeskNames.Task), Of(DeskNames.Contact, DeskNames.Call),
    ];

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation)
    {
        var module = DeskNames.Module(link.TwinTypes[0]);
        return BackLists.ReadAsync(
            of,
            (rows / MostRows) + 1,
            id => OwnAsync(new DeskCall($"{link.Of}.{module}") { Path = [id] }, cancellation),
            () => api.ListAsync(new(module), MostRows, cancellation),
            row => row.Id($"{link.Of}Id"));
    }

    private static BackLink Of(string holder, string twin, bool isExact = false) => new(holder, [twin], holder, isExact, int.MaxValue);

    /// <summary>Nothing for a record that is gone or in the recycle bin.</summary>
    private async IAsyncEnumerable<JsonElement> OwnAsync(DeskCall call, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = api.ListAsync(call, MostRows, cancellation).GetAsyncEnumerator(cancellation);
        await using (rows.ConfigureAwait(false))
        {
            while (await MoveAsync(rows).ConfigureAwait(false))
            {
                yield return rows.Current;
            }
        }
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<JsonElement> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status is 404 or 410)
        {
            return false;
        }
    }
}
