using System.Runtime.CompilerServices;
using Workbench.Connectors.Infoset.Discovery;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>The records of every object, wherever they come from.</summary>
internal sealed class InfosetRecords(InfosetApi api, Passes passes, InfosetFiles files, InfosetOptions options, Catalogue catalogue)
{
    private readonly OldestFirst oldestFirst = new(api, passes);
    private readonly ChatReading chats = new(files);
    private readonly OperatorRecords operatorRecords = new(files);

    public IAsyncEnumerable<SourceRecord> ReadAsync(string name, CancellationToken cancellation) => name switch
    {
        ObjectNames.Agents => AgentsAsync(cancellation),
        ObjectNames.Companies => new CompanyReading(api, passes, oldestFirst).ReadAsync(cancellation).Select(row => Bodies.Record(
            Kind.Organization, RowId.Of(InfosetEndpoints.Companies, row), ObjectNames.Companies, row, row.Time("updatedDate"))),
        ObjectNames.Contacts => passes.ReadAsync(InfosetEndpoints.Contacts, [], new CompactSet(), cancellation)
            .Select(row => Bodies.Record(Kind.Contact, row.Text("id"), ObjectNames.Contacts, row, row.Time("updatedDate"))),
        ObjectNames.Chats => chats.ChatsAsync(cancellation),
        ObjectNames.ChatMessages => chats.MessagesAsync(cancellation),
        ObjectNames.Tickets => new TicketReading(api, oldestFirst, options).TicketsAsync(cancellation),
        ObjectNames.Logs => new TicketReading(api, oldestFirst, options).LogsAsync(cancellation),
        ObjectNames.Deals => new DealReading(api, passes, options).ReadAsync(cancellation),
        ObjectNames.Calls => operatorRecords.CallsAsync(cancellation),
        ObjectNames.Collections => CollectionsAsync(cancellation),
        ObjectNames.Articles => operatorRecords.ArticlesAsync(cancellation),
        _ => AsyncEnumerable.Empty<SourceRecord>(),
    };

    private async IAsyncEnumerable<SourceRecord> AgentsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in await catalogue.UsersAsync(cancellation).ConfigureAwait(false))
        {
            if (known.Add(row.Text("id")))
            {
                yield return Bodies.Record(Kind.Agent, row.Text("id"), ObjectNames.Agents, row, null);
            }
        }

        foreach (var agent in files.Agents.Where(agent => known.Add(agent.Id)))
        {
            var row = Bodies.Of(new { agent.Id, FullName = agent.Name, agent.Email, agent.IsActive, agent.Teams });
            yield return Bodies.Record(Kind.Agent, agent.Id, ObjectNames.Agents, row, null);
        }
    }

    private async IAsyncEnumerable<SourceRecord> CollectionsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var record in await operatorRecords.CollectionsAsync(cancellation).ConfigureAwait(false))
        {
            yield return record;
        }
    }
}
