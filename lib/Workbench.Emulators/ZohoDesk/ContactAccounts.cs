using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>A contact's further accounts, beside the one in <c>accountId</c>.</summary>
internal sealed class ContactAccounts(DeskAccount desk, RecordBook records)
{
    private const string Member = "_accountIds";
    private static readonly ZohoModule Module = ZohoModules.Contacts;

    public void Map(ZohoRoutes routes)
    {
        routes.Get("/contacts/{id}/accounts", Module.Rule("READ").AsList(99), List);
        routes.Post("/contacts/{id}/associateAccounts", Module.Rule("UPDATE"), call => Change(call, isMember: true));
        routes.Post("/contacts/{id}/dissociateAccounts", Module.Rule("UPDATE"), call => Change(call, isMember: false));
    }

    private ZohoAnswer List(ZohoCall call)
    {
        var contact = records.Require(Module, call.Route("id"));
        var ids = contact.Texts(Member).Prepend(contact.Text("accountId")).OfType<string>().Distinct();
        var accounts = ids.Select(id => desk.Find(ZohoDeskCollections.Accounts, id)?.Body).OfType<JsonObject>();
        return ZohoAnswer.List(accounts.Skip(call.Skip).Take(call.Limit).Select(account => records.View(ZohoModules.Accounts, account)));
    }

    private ZohoAnswer Change(ZohoCall call, bool isMember)
    {
        var contact = records.Require(Module, call.Route("id"));
        var known = contact.Texts(Member);
        return ZohoAnswer.Results(MassAction.Run(call.Body, "accountIds", id =>
        {
            desk.Require(ZohoDeskCollections.Accounts, id);
            known = isMember ? [.. known.Union([id])] : [.. known.Except([id])];
            contact[Member] = ZohoJson.ToArray(known);
            records.Touch(Module, contact);
        }));
    }
}
