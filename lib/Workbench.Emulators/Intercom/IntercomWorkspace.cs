using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>What all resources share: the stored state, the clock, the settings and the questions that many of them ask.</summary>
internal sealed class IntercomWorkspace(EmulatorContext context, IntercomSettings settings)
{
    public IntercomSettings Settings => settings;

    public DocumentStore Store => context.Store;

    public DeterministicIds Ids => context.Ids;

    public Outbox Outbox => context.Outbox;

    public DueWork Due { get; } = new(context);

    public long Now => context.Clock.UnixSeconds();

    public long NowMilliseconds => context.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public TimeSpan Shortened(TimeSpan real) => context.Shortened(real);

    /// <summary>The moment, in Unix milliseconds, from which a record written now is found by searches.</summary>
    public long SearchableAt => NowMilliseconds + (long)Shortened(settings.SearchLag).TotalMilliseconds;

    /// <exception cref="IntercomProblem">403: the token lacks the scope.</exception>
    public void Demand(string scope)
    {
        if (settings.MissingScopes.Contains(scope))
        {
            throw new IntercomProblem(
                403, "forbidden", $"You do not have the required scope ({scope}) to access this resource");
        }
    }

    /// <summary>The teammate who owns the token.</summary>
    public JsonObject TokenTeammate() =>
        (settings.TokenTeammateId is { } id
            ? Store.Find(Collections.Teammates, id)
            : Store.After(Collections.Teammates, 0, 1).FirstOrDefault())?.Body
        ?? throw new InvalidOperationException("The workspace has no teammate. Seed at least one.");

    public JsonObject? Teammate(string? id) => id is null ? null : Store.Find(Collections.Teammates, id)?.Body;

    public JsonObject? Team(string? id) => id is null ? null : Store.Find(Collections.Teams, id)?.Body;

    /// <exception cref="IntercomProblem">404: nobody has that id.</exception>
    public JsonObject RequireTeammate(string? id) => Teammate(id) ?? throw IntercomProblem.NotFound();

    /// <summary>A teammate as author of a part or note.</summary>
    public static JsonObject Author(JsonObject teammate) => new()
    {
        ["type"] = "admin",
        ["id"] = teammate.Text("id"),
        ["name"] = teammate.Text("name"),
        ["email"] = teammate.Text("email"),
    };

    /// <summary>The vendor's own bot, which signs what the API changed by itself.</summary>
    public JsonObject Operator() => new()
    {
        ["type"] = "bot",
        ["id"] = "991267400",
        ["name"] = "Operator",
        ["email"] = $"operator+{settings.WorkspaceId}@intercom.io",
    };
}

/// <summary>Names of the stored collections.</summary>
internal static class Collections
{
    public const string Teammates = "teammates";
    public const string Teams = "teams";
    public const string Contacts = "contacts";
    public const string Companies = "companies";
    public const string Conversations = "conversations";
    public const string DeletedConversations = "_deleted_conversations";
    public const string Parts = "parts";
    public const string Tickets = "tickets";
    public const string TicketTypes = "ticket_types";
    public const string TicketStates = "ticket_states";
    public const string DataAttributes = "data_attributes";
    public const string ConversationAttributes = "conversation_attributes";
    public const string Tags = "tags";
    public const string Segments = "segments";
    public const string Notes = "notes";
    public const string Articles = "articles";
    public const string InternalArticles = "internal_articles";
    public const string HelpCollections = "collections";
    public const string Redirects = "redirects";
    public const string CustomObjectTypes = "custom_object_types";
    public const string CustomObjects = "custom_objects";
    public const string Jobs = "_jobs";
    public const string Scrolls = "_scrolls";
    public const string Files = "_files";
}
