namespace Workbench.Pipeline.Handoff;

/// <summary>A destination's own words for what people rebuild in it. Words only: nothing here decides what is migrated.</summary>
/// <param name="Label">The vendor's own spelling.</param>
public sealed record DestinationWords(
    string Label,
    AutomationWords Automation,
    RoleWords Roles,
    string Sla,
    string TicketView,
    string PeopleView,
    string Team,
    string Report,
    string Dashboard,
    string Portal,
    string MailAccount,
    string Widget,
    string ChannelFilter)
{
    private static readonly DestinationWords Intercom = new(
        "Intercom",
        new AutomationWords(
            "Workflow with the trigger 'ticket created' or 'customer sends first message'",
            "SLA rule, or a workflow with the trigger 'customer or teammate unresponsive'",
            "Workflow with the trigger 'ticket state or attribute changed'",
            "Workflow; choose the nearest conversation trigger by hand",
            "Workflow that answers in the Messenger, or Fin",
            "Auto-reply in a workflow on 'customer sends first message'",
            "Outbound series; keep it off until the cut-over is signed",
            "action 'assign to teammate or team'", "action 'set attribute'"),
        new RoleWords("Teammate with the permissions of an admin", "Teammate with access to the team's inbox", "Teammate on a lite seat"),
        "SLA rule on the team's inbox with these targets and the team's office hours; needs a plan with SLA rules (Advanced or Expert).",
        "Inbox view filtered by {0}; columns are fixed in the inbox.",
        "Segment of people or companies filtered by {0}; columns can be chosen.",
        "Team inbox",
        "Custom report with the same filters and grouping.",
        "Dashboard of custom reports with the same filters and grouping.",
        "Help Center with ticket forms of the same fields (ticket types shared with customers).",
        "Channel 'Email': forward the address to the workspace and assign its conversations with a workflow.",
        "Messenger install for these domains; targeting and language in the Messenger's settings.",
        "Inbox view with the filter 'attribute channel_source is {0}'.");

    private static readonly DestinationWords Gorgias = new(
        "Gorgias",
        new AutomationWords(
            "Rule with the trigger 'ticket created'",
            "SLA policy, or a rule with the condition on the time since the last message",
            "Rule with the trigger 'ticket updated'",
            "Rule; choose the nearest ticket trigger by hand",
            "Flow or AI Agent on the chat widget",
            "Rule with the trigger 'ticket created' and the action 'reply to customer'",
            "Chat campaign; keep it off until the cut-over is signed",
            "action 'assign agent or team'", "action 'set ticket field'"),
        new RoleWords("Admin", "Basic Agent", "Observer Agent"),
        "SLA policy with these targets and the account's business hours.",
        "Shared view filtered by {0}; columns can be chosen.",
        "Customers have no saved views: export the list, or tag the customers filtered by {0}.",
        "Team",
        "Statistics page with the same filters; export the rest to a BI tool.",
        "Statistics dashboard with the same filters; export the rest to a BI tool.",
        "Help Center with a contact form of the same fields.",
        "E-mail integration for the address, and a rule that assigns its tickets.",
        "Chat integration for these domains; targeting and language in the integration's preferences.",
        "Shared view filtered by 'channel' with the channel that stands for {0}; where none does, the word stands in the opening note.");

    private static readonly DestinationWords ZohoDesk = new(
        "Zoho Desk",
        new AutomationWords(
            "Workflow rule on 'create', or an assignment rule",
            "SLA escalation, or a supervise rule",
            "Workflow rule on 'edit' or 'field update'; a Blueprint where states follow each other",
            "Workflow rule; choose the nearest ticket event by hand",
            "Bot of the chat channel (Guided Conversations)",
            "Notification rule or channel auto-reply",
            "Campaign outside Zoho Desk; keep it off until the cut-over is signed",
            "action 'assign owner or team'", "action 'field update'"),
        new RoleWords("Support Administrator", "Agent", "Light Agent"),
        "SLA of the department with these targets and its business hours.",
        "Custom view of Tickets with the criteria {0}; columns can be chosen.",
        "Custom view of Contacts or Accounts with the criteria {0}; columns can be chosen.",
        "Team of the department",
        "Report of the module with the same criteria and grouping.",
        "Dashboard with components of the same criteria and grouping.",
        "Help Center of the brand, with a ticket layout of the same fields.",
        "Support e-mail address of a department, and an assignment rule for its tickets.",
        "Chat or ASAP widget for these domains; targeting and language in the channel's settings.",
        "Custom view of Tickets with the criterion on 'Channel' and the channel that stands for {0}.");

    /// <summary>The words of a destination by its connector name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No words are written down for it.</exception>
    public static DestinationWords Of(string destination) => destination switch
    {
        "intercom" => Intercom,
        "gorgias" => Gorgias,
        "zoho-desk" => ZohoDesk,
        _ => throw new ArgumentOutOfRangeException(nameof(destination), destination, "Write the words of this destination into DestinationWords."),
    };
}

/// <summary>What automations are called, by what starts them and what they do.</summary>
public sealed record AutomationWords(
    string Created, string Timed, string Changed, string Other, string Bot, string AutoReply, string Campaign, string Assign, string SetField);

/// <summary>The destination's roles, from the most to the least allowed.</summary>
public sealed record RoleWords(string Admin, string Agent, string Light);
