using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The items of the operator files.</summary>
internal sealed class VivantioOperatorContent(SampleAccount sample, VivantioSettings settings)
{
    private static readonly string[] WorkDays = ["Mon", "Tue", "Wed", "Thu", "Fri"];

    private readonly VivantioLists lists = new(sample);
    private readonly VivantioTime time = new(settings.TimeZone);

    public IEnumerable<object> Workflows() => sample.Inventory.Workflows.Select(workflow => new
    {
        workflow.Key,
        Kind = "businessRule",
        workflow.Name,
        workflow.Enabled,
        RecordTypeId = workflow.Tab == "Tickets" ? VivantioTicketType.Incident.Id : (int?)null,
        workflow.Trigger,
        workflow.Conditions,
        workflow.Actions,
        workflow.Notes,
    });

    public IEnumerable<object> Sla() =>
    [
        new
        {
            Name = "Standard",
            Priorities = sample.TicketPriorities.Select((priority, place) => new
            {
                Priority = priority,
                FirstResponseMinutes = VivantioLists.TargetMinutes(place).Respond,
                ResolutionMinutes = VivantioLists.TargetMinutes(place).Resolve,
            }),
            Calendar = new
            {
                Timezone = settings.TimeZone,
                Hours = WorkDays.Select(day => new { Day = day, From = "09:00", To = "17:30" }),
                Holidays = new[] { "2025-12-25", "2026-12-25" },
            },
            PauseStatuses = sample.TicketStatuses.Where(status => VivantioRules.StatusTypeOf(status) == VivantioStatusType.OnHold),
            MinimumDestinationPlan = "",
        },
    ];

    public IEnumerable<object> Agents() => sample.Agents().Select(agent => new
    {
        Id = VivantioIds.User(agent.Id),
        agent.Email,
        agent.Active,
        Roles = new[] { agent.Role },
        Groups = sample.Inventory.Groups.Where(group => group.Members.Contains(agent.Id)).Select(group => VivantioIds.Group(group.Id)),
    });

    public IEnumerable<object> Groups() => sample.Inventory.Groups.Select(group => new
    {
        Id = VivantioIds.Group(group.Id),
        group.Name,
        Members = group.Members.Select(VivantioIds.User),
    });

    public IEnumerable<object> Portals() =>
    [
        new
        {
            Name = "Customer portal",
            Team = sample.Inventory.Groups.Select(group => group.Name).FirstOrDefault() ?? "",
            PublicArticles = true,
            Forms = new[] { new { Name = "Report a fault", Fields = new[] { "Title", "Serial number" } } },
        },
    ];

    public IEnumerable<object> Reports() => sample.Inventory.Views.Select((view, place) => new
    {
        view.Name,
        Kind = place == 0 ? "dashboard" : "report",
        view.Filters,
        GroupBy = view.Columns.Take(1),
        Metrics = new[] { "count" },
    });

    /// <summary>The field of the older generation on the form of all ticket types; none where there is no such form.</summary>
    public IEnumerable<object> LegacyFields() =>
        new VivantioForms(sample).All.SelectMany(form => form.Fields).Where(field => field.Id == VivantioForms.LegacyFieldId)
            .Select(field => new
            {
                RecordTypeId = VivantioTicketType.Incident.Id,
                FieldId = field.Id,
                Name = field.Label,
                Decision = "archive",
                TargetFieldId = (int?)null,
            });

    /// <summary>The changes of status that the actions of tickets only mention.</summary>
    public IEnumerable<object> History() => sample.Tickets().Where(VivantioRules.HasStatusAction).Select(ticket => new
    {
        TicketId = VivantioIds.Ticket(ticket.Id),
        Field = "StatusId",
        Old = StatusId(ticket, sample.TicketStatuses[0]),
        New = StatusId(ticket, ticket.Status),
        At = time.Stamp(ticket.UpdatedAt),
        By = sample.Agents().FirstOrDefault(agent => agent.Id == ticket.ModifiedById)?.Email,
    });

    public IEnumerable<object> ArticleMeta()
    {
        var shelves = sample.Collections().ToDictionary(shelf => shelf.Id);
        return sample.Articles().Select(article => new
        {
            ArticleId = VivantioIds.Article(article.Id),
            State = article.IsPublished ? "published" : "draft",
            Visibility = article.IsInternal ? "internal" : "public",
            article.Language,
            Section = VivantioLists.Path(shelves, article.CollectionId),
            PublishedAt = article.IsPublished ? time.Stamp(article.CreatedAt) : null,
            article.GroupKey,
        });
    }

    private string StatusId(SampleTicket ticket, string status) =>
        VivantioIds.Text(lists.StatusId(VivantioRules.TypeOf(ticket.Id), status));
}
