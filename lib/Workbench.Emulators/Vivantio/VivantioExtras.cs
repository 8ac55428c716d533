using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// What stands in the account beside the sample: locations, assets, an attachment that is only an address, and, with
/// <see cref="VivantioSettings.HasExtras"/>, deleted and deferred tickets, a deleted client and a deleted caller. No record of the
/// sample is ever deleted or deferred.
/// </summary>
internal sealed class VivantioExtras(
    SampleAccount account, VivantioLists lists, VivantioTickets tickets, VivantioFiles files, DocumentStore store)
{
    private const long FirstDeletedTicket = 9_001;
    private const long FirstDeferredTicket = 9_101;
    private const int OfEach = 3;
    private const long DeletedClient = 2_901;
    private const long DeletedCaller = 19_901;

    public void Add(VivantioSettings settings)
    {
        if (account.Tickets().FirstOrDefault() is { } ticket)
            files.SaveLink(VivantioIds.Ticket(ticket.Id), ticket.CreatedAt);
        foreach (var (organization, place) in account.Organizations().Take(OfEach).Select((one, place) => (one, place)))
            AddProperty(organization, place);
        if (!settings.HasExtras)
            return;
        if (account.Tickets().FirstOrDefault() is { } model)
        {
            for (var place = 0; place < OfEach; place++)
                AddTickets(model, place);
        }

        AddDeleted(VivantioCollections.Clients, DeletedClient, "Opened twice Ltd");
        AddDeleted(VivantioCollections.Callers, DeletedCaller, "Opened Twice");
    }

    private void AddTickets(SampleTicket model, int place)
    {
        var deleted = Ticket(model, FirstDeletedTicket + place, $"Spam {place + 1}", VivantioLists.Deleted, VivantioStatusType.Deleted);
        deleted["Deleted"] = true;
        tickets.Put(FirstDeletedTicket + place, deleted);
        var deferred = Ticket(
            model, FirstDeferredTicket + place, $"Yearly inspection {place + 1}", VivantioLists.Deferred, VivantioStatusType.Pending);
        deferred["IsDeferred"] = true;
        tickets.Put(FirstDeferredTicket + place, deferred);
    }

    private JsonObject Ticket(SampleTicket model, long id, string title, string status, VivantioStatusType type)
    {
        var body = tickets.Body(model with { Subject = title, Description = "" }, id);
        body["StatusId"] = lists.StatusId(VivantioRules.TypeOf(model.Id), status);
        body["StatusName"] = status;
        body["StatusType"] = (int)type;
        body["Resolved"] = false;
        body["ResolvedDate"] = null;
        body["CloseDate"] = null;
        return body;
    }

    private void AddDeleted(string collection, long id, string name)
    {
        if (store.After(collection, 0, 1) is not [var model])
            return;
        model.Body["Id"] = id;
        model.Body["Name"] = name;
        model.Body["Deleted"] = true;
        model.Body["Email"] = null;
        model.Body["ExternalKey"] = null;
        model.Body["ExternalSource"] = null;
        store.Put(collection, VivantioSlices.Record(id, model.Body));
    }

    private void AddProperty(SampleOrganization organization, int place)
    {
        var clientId = VivantioIds.Client(organization.Id);
        store.Put(VivantioCollections.Locations, VivantioSlices.Record(place + 1, new JsonObject
        {
            ["Id"] = place + 1,
            ["Name"] = "Head office",
            ["ClientId"] = clientId,
            ["Address1"] = $"{place + 3} Harbour Street",
            ["Address2"] = null,
            ["Address3"] = null,
            ["City"] = "Halden",
            ["County"] = null,
            ["PostCode"] = "1750",
            ["Country"] = "Norway",
            ["Phone"] = organization.Phone,
            ["Notes"] = null,
            ["ExternalKey"] = null,
            ["ExternalSource"] = null,
            ["UpdateDate"] = null,
            ["Deleted"] = false,
        }));
        store.Put(VivantioCollections.Assets, VivantioSlices.Record(place + 1, new JsonObject
        {
            ["Id"] = place + 1,
            ["AssetTag"] = $"HALDEN-{place + 1:000}",
            ["SerialNumber"] = $"HX12-{7_000 + place}",
            ["ClientId"] = clientId,
            ["CallerId"] = 0,
            ["PurchaseDate"] = "2024-03-01T00:00:00",
            ["PurchasePrice"] = 249.5 + place,
            ["WarrantyExpiry"] = null,
            ["StatusId"] = VivantioArea.Asset.RecordTypeId * 100,
            ["ExternalKey"] = null,
            ["ExternalSource"] = null,
            ["Notes"] = null,
            ["RecordTypeId"] = VivantioArea.Asset.RecordTypeId,
            ["UpdateDate"] = null,
            ["Deleted"] = false,
        }));
    }
}
