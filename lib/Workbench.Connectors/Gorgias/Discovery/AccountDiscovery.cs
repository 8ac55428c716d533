using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Discovery;

/// <summary>Reads what an account looks like.</summary>
internal sealed class AccountDiscovery(GorgiasApi api)
{
    /// <exception cref="Core.Errors.ConnectorException">Credentials are refused or the host cannot be reached.</exception>
    public async Task<SchemaSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var account = await api.ReadAsync(new("account"), cancellation).ConfigureAwait(false);
        var fields = new CustomFields(api);
        var agents = new List<AgentSchema>();
        await foreach (var user in api.ListAsync(new("users"), cancellation).ConfigureAwait(false))
        {
            agents.Add(new(user.Text("id") ?? "", user.Text("name") ?? "", user.Text("email") ?? "", user.Text("active") != "false"));
        }

        var teams = new List<TeamSchema>();
        await foreach (var team in api.ListAsync(new("teams"), cancellation).ConfigureAwait(false))
        {
            teams.Add(new(team.Text("id") ?? "", team.Text("name") ?? "", [.. team.At("members").Rows().Select(member => member.Text("id") ?? "")]));
        }

        return new SchemaSnapshot(
            GorgiasNames.System,
            account.Text("domain") ?? api.Settings.BaseUrl.Host,
            [
                new(GorgiasNames.Customer, "Customer", Kind.Contact, null,
                [
                    .. StandardFields.Customer,
                    .. await StandInAsync(cancellation).ConfigureAwait(false),
                    .. await fields.ActiveAsync("Customer", cancellation).ConfigureAwait(false),
                ]),
                new(GorgiasNames.Ticket, "Ticket", Kind.Ticket, null,
                    [.. StandardFields.Ticket, .. await fields.ActiveAsync("Ticket", cancellation).ConfigureAwait(false)]),
                new(GorgiasNames.Message, "Message or internal note of a ticket", Kind.Message, null, StandardFields.Message),
            ],
            agents,
            teams);
    }

    private async Task<IReadOnlyList<FieldSchema>> StandInAsync(CancellationToken cancellation)
    {
        var call = new GorgiasCall("customers").With("external_id", GorgiasNames.UnknownRequester);
        await foreach (var customer in api.ListAsync(call, cancellation).ConfigureAwait(false))
        {
            return [new(GorgiasNames.UnknownRequesterField, "Stands in for unknown people", FieldType.Text, IsWritable: false, VendorId: customer.Text("id"))];
        }

        return [];
    }
}
