using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Discovery;

/// <summary>Takes the account's picture: objects with fields and counts, people, teams. Lists state totals, so it costs some dozen calls.</summary>
internal sealed class InfosetDiscovery(InfosetApi api, Catalogue catalogue, InfosetFiles files, InfosetOptions options)
{
    public async Task<SchemaSnapshot> RunAsync(CancellationToken cancellation)
    {
        // First of all a list that must exist: refused credentials are told here.
        var tickets = await api.PageAsync(InfosetEndpoints.Tickets, [], 1, cancellation).ConfigureAwait(false);
        var contacts = await api.PageAsync(InfosetEndpoints.Contacts, [], 1, cancellation).ConfigureAwait(false);
        var companies = await api.ProbeAsync(InfosetEndpoints.Companies, [], cancellation).ConfigureAwait(false);
        var deals = await api.ProbeAsync(InfosetEndpoints.Deals, [], cancellation).ConfigureAwait(false);
        var properties = await catalogue.PropertiesAsync(cancellation).ConfigureAwait(false);
        var pipelines = await catalogue.PipelinesAsync(cancellation).ConfigureAwait(false);
        var users = await catalogue.UsersAsync(cancellation).ConfigureAwait(false);
        var people = catalogue.People(users);

        var objects = new List<ObjectSchema>();
        foreach (var shape in InfosetShapes.All)
        {
            var (isPresent, count, rows) = shape.Name switch
            {
                ObjectNames.Agents => (people.Count > 0, (long?)people.Count, []),
                ObjectNames.Companies => (true, companies?.Total, companies?.Rows ?? []),
                ObjectNames.Contacts => (true, contacts.Total, contacts.Rows),
                ObjectNames.Tickets => (true, tickets.Total, tickets.Rows),
                ObjectNames.Deals => (deals is not null, deals?.Total, deals?.Rows ?? []),
                ObjectNames.Logs or ObjectNames.Files => (true, null, []),
                _ => await FromFileAsync(shape.Name, cancellation).ConfigureAwait(false),
            };
            if (isPresent)
            {
                objects.Add(new ObjectSchema(shape.Name, shape.Label, shape.Kind, count, FieldCatalogue.Of(shape, properties, pipelines, rows)));
            }
        }

        var teams = await catalogue.TeamsAsync(users, cancellation).ConfigureAwait(false);
        return new SchemaSnapshot(InfosetSource.Name, Account(), objects, people, teams);
    }

    // A demo runs on another port each time: the port is no part of the account, and no call names the account.
    private string Account() => $"{(options.Root.IsLoopback ? "loopback" : options.Root.IdnHost)}#{options.Account ?? "?"}";

    private async Task<(bool IsPresent, long? Count, IReadOnlyList<JsonElement> Rows)> FromFileAsync(string name, CancellationToken cancellation)
    {
        var file = name switch
        {
            ObjectNames.Calls => InfosetFiles.Calls,
            ObjectNames.Chats or ObjectNames.ChatMessages => InfosetFiles.Chats,
            _ => InfosetFiles.Articles,
        };
        if (!OperatorLines.Exists(files.Directory, file))
        {
            return (false, null, []);
        }

        var rows = await OperatorLines.ReadAsync(files.Directory, file, cancellation).LongCountAsync(cancellation).ConfigureAwait(false);
        return (rows > 0, name is ObjectNames.ChatMessages or ObjectNames.Collections ? null : rows, []);
    }
}
