using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Takes the account's picture: ticket types (also disabled ones and such as only tickets know), forms, options, people and counts. Counts
/// cost one pass over each list, because the vendor states no totals; nothing of it is kept.
/// </summary>
internal sealed class VivantioDiscovery(VivantioApi api, VivantioScan scan, VivantioOptions options, VivantioOperatorFiles files)
{
    public async Task<SchemaSnapshot> RunAsync(CancellationToken cancellation)
    {
        // A definition is read once per discovery, and anew in the next one.
        var forms = new FormCatalog(api, files);
        var people = new VivantioPeople(api, files);
        var types = (await api.AllAsync(VivantioEndpoints.TicketTypes, cancellation).ConfigureAwait(false)).Rows;
        var census = await TicketCensus.TakeAsync(scan, cancellation).ConfigureAwait(false);
        var users = await people.UsersAsync(cancellation).ConfigureAwait(false);
        var teams = await people.TeamsAsync(census.Groups, cancellation).ConfigureAwait(false);
        var shelves = await OptionsAsync(VivantioEndpoints.Categories, options.RecordTypes.Article, cancellation).ConfigureAwait(false);
        var clients = await AreaCensus.TakeAsync(scan, VivantioArea.Client, cancellation).ConfigureAwait(false);
        var callers = await AreaCensus.TakeAsync(scan, VivantioArea.Caller, cancellation).ConfigureAwait(false);
        var articles = await AreaCensus.TakeAsync(scan, VivantioArea.Article, cancellation).ConfigureAwait(false);
        return new SchemaSnapshot(
            VivantioSource.Name,
            Account(),
            [
                new(VivantioNames.User, "Users", Kind.Agent, users.Count, RecordFields.Users),
                new(VivantioNames.Group, "Groups", Kind.Team, teams.Count, RecordFields.Groups),
                new(VivantioNames.Client, "Clients", Kind.Organization, clients?.Rows,
                    await FieldsAsync(clients, options.RecordTypes.Client, RecordFields.Clients).ConfigureAwait(false)),
                new(VivantioNames.Caller, "Callers", Kind.Contact, callers?.Rows,
                    await FieldsAsync(callers, options.RecordTypes.Caller, RecordFields.Callers).ConfigureAwait(false)),
                .. await TicketsAsync(types, census, teams, forms, cancellation).ConfigureAwait(false),
                new(VivantioNames.Action, "Actions", Kind.Message, null, RecordFields.Actions),
                new(VivantioNames.Shelf, "Article categories", Kind.Collection, null, RecordFields.Shelves),
                new(VivantioNames.Article, "Articles", Kind.Article, articles?.Live,
                    await FieldsAsync(articles, options.RecordTypes.Article, RecordFields.Articles(shelves)).ConfigureAwait(false)),
                new(VivantioNames.Attachment, "Attachments", Kind.Attachment, null, RecordFields.Attachments),
                new(VivantioNames.DeletedTicket, "Deleted tickets", null, census.IsComplete ? census.Deleted : null, []),
                new(VivantioNames.DeletedArticle, "Deleted articles", null, articles?.Rows - articles?.Live, []),
                await LeftBehindAsync(VivantioNames.Location, "Locations", VivantioArea.Location, cancellation).ConfigureAwait(false),
                await LeftBehindAsync(VivantioNames.Asset, "Assets", VivantioArea.Asset, cancellation).ConfigureAwait(false),
            ],
            people.Agents(users),
            teams);

        Task<IReadOnlyList<FieldSchema>> FieldsAsync(AreaCensus? area, long usualType, IReadOnlyList<FieldSchema> standard) =>
            forms.AddAsync(area?.Types(usualType) ?? [], area?.Properties.AddTo(standard) ?? standard, cancellation);
    }

    // Tenants may share a host, and the vendor states no account: the user tells them apart. A demo's port is no part of it.
    private string Account() => $"{(options.Root.IsLoopback ? "loopback" : options.Root.IdnHost)}#{options.User}";

    private async Task<IReadOnlyList<ObjectSchema>> TicketsAsync(
        IReadOnlyList<JsonElement> types, TicketCensus census, IReadOnlyList<TeamSchema> teams, FormCatalog forms, CancellationToken cancellation)
    {
        var names = types.DistinctBy(Id).ToDictionary(Id, Label);
        foreach (var (type, (name, _)) in census.Types)
        {
            names.TryAdd(type, name.Length > 0 ? $"{name} (not listed)" : $"Record type {type} (not listed)");
        }

        var groups = teams.Select(team => new FieldOption(team.Id, team.Name)).ToList();
        var found = new List<ObjectSchema>();
        foreach (var (type, label) in names.OrderBy(type => type.Key))
        {
            var fields = TicketFields.Of(
                [new(type.ToString(CultureInfo.InvariantCulture), Singular(types, type, label))],
                await OptionsAsync(VivantioEndpoints.Statuses, type, cancellation).ConfigureAwait(false),
                await OptionsAsync(VivantioEndpoints.Priorities, type, cancellation).ConfigureAwait(false),
                groups,
                options.Codes);
            found.Add(new ObjectSchema(
                VivantioNames.Ticket(type), label, Kind.Ticket, census.IsComplete ? census.Types.GetValueOrDefault(type).Count : null,
                await forms.AddAsync([type], census.Properties.AddTo([.. fields]), cancellation).ConfigureAwait(false)));
        }

        return found;
    }

    private static string Singular(IReadOnlyList<JsonElement> types, long type, string fallback) => types
        .Where(row => VivantioJson.Number(row, "Id") == type)
        .Select(row => VivantioJson.Text(row, "NameSingular")).FirstOrDefault(name => name.Length > 0) ?? fallback;

    private static long Id(JsonElement type) => VivantioJson.Number(type, "Id") ?? 0;

    private static string Label(JsonElement type)
    {
        var name = VivantioJson.Text(type, "NamePlural") is { Length: > 0 } plural ? plural : VivantioJson.Text(type, "NameSingular");
        return VivantioJson.Member(type, "Enabled") is { ValueKind: JsonValueKind.False } ? $"{name} (disabled)" : name;
    }

    private async Task<IReadOnlyList<FieldOption>> OptionsAsync(Endpoint endpoint, long recordType, CancellationToken cancellation)
    {
        var answer = await api.TryByIdAsync(endpoint, recordType.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
        return [.. RecordBody.Ordered(VivantioApi.Rows(answer)).Select(row => new FieldOption(
            VivantioJson.Text(row, "Id"),
            VivantioJson.Text(row, "Lineage") is { Length: > 0 } lineage ? lineage : VivantioJson.Text(row, "Name")))];
    }

    private async Task<ObjectSchema> LeftBehindAsync(string name, string label, VivantioArea area, CancellationToken cancellation)
    {
        var found = await AreaCensus.TakeAsync(scan, area, cancellation).ConfigureAwait(false);
        return new ObjectSchema(name, label, null, found?.Live, []);
    }
}
