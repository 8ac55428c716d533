using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Wire;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// A list per record that the account may not have. "Not found" may mean the record or the call, so it is asked for a few records before it is
/// given up; an answer for one record proves that the call exists.
/// </summary>
internal sealed class OptionalCall(Endpoint list, InfosetApi api)
{
    private const int Patience = 3;

    private int answers;
    private int misses;

    /// <summary>The first page for one record; null where there is none.</summary>
    public async Task<ListPage?> AskAsync(IReadOnlyList<KeyValuePair<string, string>> filters, CancellationToken cancellation)
    {
        if (Volatile.Read(ref answers) == 0 && Volatile.Read(ref misses) >= Patience)
        {
            return null;
        }

        var page = await api.ProbeAsync(list, filters, cancellation).ConfigureAwait(false);
        Interlocked.Increment(ref page is null ? ref misses : ref answers);
        return page;
    }
}
