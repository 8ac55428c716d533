using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>By what a customer is found, and which of it two customers cannot share.</summary>
internal sealed class CustomerIdentifiers(GorgiasState state)
{
    public static IReadOnlyList<Lookup> Lookups(JsonObject customer)
    {
        var lookups = CustomerChannels.Lookups(customer).ToList();
        lookups.AddRange(CustomerChannels.Addresses(customer, "email").Select(one => new Lookup("channel_email", one.ToLowerInvariant())));
        if (customer.Text("email") is { } email)
        {
            lookups.Add(new Lookup("email", email.ToLowerInvariant()));
        }
        if (customer.Text("external_id") is { } external)
        {
            lookups.Add(new Lookup("external_id", external));
        }
        return lookups;
    }

    /// <exception cref="GorgiasProblem">409: an e-mail, or what else the account keeps unique, belongs to another customer.</exception>
    public void RefuseTaken(JsonObject customer)
    {
        foreach (var email in CustomerChannels.Addresses(customer, "email"))
        {
            Refuse(customer, new Lookup("channel_email", email.ToLowerInvariant()), "email", email);
        }
        if (state.Settings.UniquePhones)
        {
            foreach (var phone in CustomerChannels.Addresses(customer, "phone"))
            {
                Refuse(customer, new Lookup("channel", CustomerChannels.Key("phone", phone)), "channels", phone);
            }
        }
        if (state.Settings.UniqueCustomerExternalIds && customer.Text("external_id") is { } external)
        {
            Refuse(customer, new Lookup("external_id", external), "external_id", external);
        }
    }

    private void Refuse(JsonObject customer, Lookup lookup, string field, string value)
    {
        if (state.Store.FindBy(GorgiasCollections.Customers, lookup.Name, lookup.Value).Any(other => other.Id != customer.Text("id")))
        {
            throw GorgiasProblem.Taken(field, $"Another customer already has '{value}'.");
        }
    }
}
