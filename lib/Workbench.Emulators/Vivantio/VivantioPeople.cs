using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Writes users, clients and callers. Vivantio has no field for a client's telephone, which therefore stands in its notes, and none for
/// the agent in charge of a caller.
/// </summary>
internal sealed class VivantioPeople(VivantioTime time, VivantioFormValues forms, DocumentStore store)
{
    public void Save(SampleAgent agent)
    {
        var name = agent.Name.Split(' ', 2);
        Put(VivantioCollections.Users, VivantioIds.User(agent.Id), new JsonObject
        {
            ["FirstName"] = name[0],
            ["LastName"] = name.Length > 1 ? name[1] : "",
            ["EmailAddress"] = agent.Email,
            ["_active"] = agent.Active,
            ["_name"] = agent.Name,
        });
    }

    public void Save(SampleOrganization organization)
    {
        var id = VivantioIds.Client(organization.Id);
        var number = VivantioIds.Number(organization.Id);
        // Two systems number their clients independently, so one key occurs under both.
        var isKeyed = number % 3 == 0;
        Put(VivantioCollections.Clients, id, new JsonObject
        {
            ["Reference"] = $"CL-{number}",
            ["Name"] = organization.Name,
            ["WebSite"] = organization.Domain is null ? null : $"https://www.{organization.Domain}/",
            ["Email"] = null,
            ["EmailSuffix"] = organization.Domain,
            ["Alert"] = number % 11 == 0 ? "Payment overdue" : null,
            ["Notes"] = organization.Phone is null ? null : "Telephone: " + organization.Phone,
            ["ExternalKey"] = isKeyed ? $"A-{number / 6}" : null,
            ["ExternalSource"] = isKeyed ? number % 2 == 0 ? "ERP" : "CRM" : null,
            ["CreatedDate"] = time.Stamp(organization.CreatedAt),
            ["UpdateDate"] = time.Stamp(organization.UpdatedAt),
            ["Deleted"] = false,
            ["StatusId"] = VivantioArea.Client.RecordTypeId * 100,
            ["StatusName"] = "Active",
            ["CategoryId"] = 0,
            ["RecordTypeId"] = VivantioArea.Client.RecordTypeId,
        });
        forms.Save(VivantioArea.Client, id, number, organization.Custom);
    }

    public void Save(SampleContact contact)
    {
        var id = VivantioIds.Caller(contact.Id);
        var number = VivantioIds.Number(contact.Id);
        Put(VivantioCollections.Callers, id, new JsonObject
        {
            ["Name"] = $"{contact.FirstName} {contact.LastName}".Trim(),
            ["Email"] = contact.Email,
            ["Phone"] = contact.Phone,
            ["DomainLoginName"] = number % 4 == 0 ? $"HALDEN\\user{number}" : null,
            ["ClientId"] = VivantioIds.Client(contact.OrganizationId),
            ["LocationId"] = 0,
            ["SelfServiceLoginEnabled"] = number % 2 == 0,
            ["Notes"] = null,
            ["ExternalKey"] = null,
            ["ExternalSource"] = null,
            ["RecordTypeId"] = VivantioArea.Caller.RecordTypeId,
            ["CreateDate"] = time.Stamp(contact.CreatedAt),
            ["UpdateDate"] = time.Stamp(contact.UpdatedAt),
            ["Deleted"] = false,
            ["_firstName"] = contact.FirstName,
            ["_lastName"] = contact.LastName,
        });
        forms.Save(VivantioArea.Caller, id, number, contact.Custom);
    }

    /// <summary>Marks a caller as deleted: the API returns it like any other.</summary>
    public void Delete(SampleContact contact, DateTimeOffset at)
    {
        var id = VivantioIds.Caller(contact.Id);
        var body = store.Find(VivantioCollections.Callers, VivantioIds.Text(id))!.Body;
        body["Deleted"] = true;
        body["UpdateDate"] = time.Stamp(at);
        store.Put(VivantioCollections.Callers, VivantioSlices.Record(id, body));
    }

    private void Put(string collection, long id, JsonObject body)
    {
        body.Insert(0, "Id", id);
        store.Put(collection, VivantioSlices.Record(id, body));
    }
}
