using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>Writes records of a sample as the vendor's objects.</summary>
internal sealed class InfosetRecords(
    InfosetTime time, InfosetProperties properties, InfosetPipelines pipelines, InfosetPlantings plantings)
{
    public static Document User(SampleAgent agent, IEnumerable<SampleGroup> groups)
    {
        var id = InfosetIds.Agent(agent.Id);
        return Document(id, new JsonObject
        {
            ["id"] = id,
            ["email"] = agent.Email,
            ["fullName"] = agent.Name,
            ["isActive"] = agent.Active,
            ["role"] = agent.Role,
            ["teamIds"] = new JsonArray([.. groups.Where(group => group.Members.Contains(agent.Id)).Select(group => (JsonNode)InfosetIds.Team(group.Id))]),
        });
    }

    /// <param name="parent">The organization that this one belongs to, if any.</param>
    public Document Company(SampleOrganization organization, SampleOrganization? parent)
    {
        var id = InfosetIds.Company(organization.Id);
        return Document(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = organization.Name,
            ["domain"] = organization.Domain,
            ["phone"] = organization.Phone,
            ["parentCompanyId"] = InfosetIds.Optional(parent?.Id, InfosetIds.Company),
            ["customProperties"] = properties.Values("company", organization.Custom),
            ["createdDate"] = time.Stamp(organization.CreatedAt),
            ["updatedDate"] = time.Stamp(organization.UpdatedAt),
        });
    }

    public Document Contact(SampleContact contact)
    {
        var id = InfosetIds.Contact(contact.Id);
        return Document(id, new JsonObject
        {
            ["id"] = id,
            ["fullName"] = $"{contact.FirstName} {contact.LastName}".Trim(),
            ["email"] = contact.Email,
            ["phone"] = contact.Phone,
            ["companyId"] = InfosetIds.Optional(contact.OrganizationId, InfosetIds.Company),
            ["ownerId"] = InfosetIds.Optional(contact.OwnerId, InfosetIds.Agent),
            ["tags"] = new JsonArray([.. InfosetInventions.TagsOf(id).Select(tag => (JsonNode)tag)]),
            ["customProperties"] = properties.Values("contact", contact.Custom),
            ["createdDate"] = time.Stamp(contact.CreatedAt),
            ["updatedDate"] = time.Stamp(contact.UpdatedAt),
        });
    }

    public Document Ticket(SampleTicket ticket)
    {
        var id = InfosetIds.Ticket(ticket.Id);
        return Document(id, new JsonObject
        {
            ["id"] = id,
            ["subject"] = ticket.Subject,
            ["status"] = ticket.Id == plantings.UnknownStatus ? InfosetCodes.UnknownStatus : InfosetCodes.Status(ticket.Status),
            ["priority"] = InfosetCodes.Priority(ticket.Priority),
            ["stageId"] = ticket.Id == plantings.RemovedStage ? InfosetPipelines.RemovedStage : pipelines.Tickets.StageId(ticket.Status),
            ["pipelineId"] = pipelines.Tickets.Id,
            ["ownerIds"] = InfosetIds.Optional(ticket.AssigneeId, InfosetIds.Agent) is { } owner ? new JsonArray(owner) : new JsonArray(),
            ["contactId"] = InfosetIds.Optional(ticket.ContactId, InfosetIds.Contact),
            ["companyId"] = InfosetIds.Optional(ticket.OrganizationId, InfosetIds.Company),
            ["content"] = ticket.Description,
            ["source"] = ticket.Channel,
            ["dueDate"] = InfosetTime.Day(ticket.DueOn),
            ["customProperties"] = properties.Values("ticket", ticket.Custom),
            ["createdDate"] = ticket.Id == plantings.Second ? time.StampWithFraction(ticket.CreatedAt) : time.Stamp(ticket.CreatedAt),
            ["updatedDate"] = time.Stamp(ticket.UpdatedAt),
        });
    }

    public Document Deal(SampleDeal deal)
    {
        var id = InfosetIds.Deal(deal.Id);
        var pipeline = pipelines.Deal(deal.Pipeline);
        return Document(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = deal.Name,
            ["contactId"] = InfosetIds.Optional(deal.ContactId, InfosetIds.Contact),
            ["companyId"] = InfosetIds.Optional(deal.OrganizationId, InfosetIds.Company),
            ["ownerId"] = InfosetIds.Optional(deal.OwnerId, InfosetIds.Agent),
            ["pipelineId"] = pipeline.Id,
            ["stageId"] = pipeline.StageId(deal.Stage),
            ["status"] = InfosetCodes.Deal(deal.Stage),
            ["amount"] = deal.Value,
            ["currency"] = deal.Currency,
            ["closeDate"] = InfosetTime.Day(deal.ClosesOn),
            ["notes"] = deal.Notes,
            ["createdDate"] = time.Stamp(deal.CreatedAt),
            ["updatedDate"] = time.Stamp(deal.UpdatedAt),
        });
    }

    private static Document Document(long id, JsonObject body) => new(InfosetIds.Text(id), body);
}
