using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Everything of an article but its text: title, state, language, author, collection, and lines for the rest.</summary>
internal sealed class ArticleFields(Draft draft, ArticlePlace place, AboutLines about)
{
    private readonly RecordKey? collection = CollectionOf(place.Lead, draft);
    private string title = "(no title)";
    private string? authorId;
    private bool hasAuthor;

    public void Put(PlannedValue value)
    {
        switch (value.Plan.Destination)
        {
            case HelpCenterFields.About:
                about.Put(value);
                break;
            case "source":
                about.Source(value);
                break;
            case "author":
                Author(value);
                break;
            case var _ when draft.Settled(value):
                break;
            case "title":
                title = AboutLines.OneLine(value.Result.Print());
                draft.Becomes(value, place.Twin, "title", title, "copy", PromiseCheck.Equals, FieldType.LongText);
                break;
            case "state":
                State(value);
                break;
            case HelpCenterFields.Visibility:
                draft.Becomes(value, place.Twin, HelpCenterFields.Visibility, place.IsInternal ? "internal" : "public", "map-values", PromiseCheck.Equals, FieldType.Text);
                break;
            case "language":
                Language(value);
                break;
            case IntercomNames.Article:
                Group(value);
                break;
            case IntercomNames.Collection:
                Collection(value);
                break;
            default:
                draft.Loses(value, ReasonCode.NoSuchField, PlainText.Cut(value.Source.Print(), 500));
                break;
        }
    }

    /// <summary>What no field states: the author that only a link names, the folder of an internal article.</summary>
    public void Complete()
    {
        if (!hasAuthor)
        {
            var link = draft.Context.LinksFrom(draft.Record.Key).Where(link => link.Role == LinkRole.Author && link.To.Kind == Kind.Agent).Select(link => link.To.Id);
            authorId = link.Select(agent => People.Teammate(draft.Context, agent)).FirstOrDefault() ?? draft.Context.Plan.PlaceholderAgentId;
        }

        if (collection is { } folder && place.IsInternal)
        {
            about.Add("Folder", CollectionComposer.Words(folder, draft.Context));
        }

        var others = draft.Context.LinksFrom(draft.Record.Key)
            .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Collection && link.To != collection);
        foreach (var other in others.Select(link => link.To).Distinct())
        {
            var isCarried = draft.Context.Carries(other);
            draft.Note(null, isCarried ? ReasonCode.SecondParent : ReasonCode.DanglingLink, $"also stands in {other}");
        }
    }

    /// <summary>The article as it is sent.</summary>
    public JsonObject Content(string html)
    {
        var json = new JsonObject { ["title"] = title, ["body"] = html };
        if (authorId is not null)
        {
            json["author_id"] = authorId;
        }

        if (place.IsInternal)
        {
            if (ArticleGroup.Language(draft.Record.Record) is { Length: > 0 } locale)
            {
                json["locale"] = locale;
            }

            return json;
        }

        json["description"] = string.Join(" · ", about.All);
        json["state"] = ArticleGroup.IsPublished(draft.Record.Record) ? "published" : "draft";
        return place.IsTranslation ? json : Public(json);
    }

    private JsonObject Public(JsonObject json)
    {
        // Imported texts answer nobody by themselves until a person has looked at them.
        json["ai_chatbot_availability"] = false;
        json["ai_copilot_availability"] = false;
        json["ai_sales_agent_availability"] = false;
        if (collection is { } parent)
        {
            json["parent_id"] = People.Token(parent, IntercomNames.Collection);
            json["parent_type"] = "collection";
        }

        return json;
    }

    private void State(PlannedValue value)
    {
        if (place.IsInternal)
        {
            about.Stand(value, "internal articles have no state");
            return;
        }

        var state = ArticleGroup.IsPublished(draft.Record.Record) ? "published" : "draft";
        draft.Becomes(value, place.Twin, "state", state, "map-values", PromiseCheck.Equals, FieldType.Text);
    }

    private void Language(PlannedValue value)
    {
        var language = ArticleGroup.Language(draft.Record.Record);
        if (place is { IsInternal: false, IsTranslation: false } && language != ArticleGroup.MainLanguage)
        {
            about.Stand(value, $"'{language}' stands as the main text, because no English article belongs to it");
        }
        else
        {
            draft.Becomes(value, place.Twin, "language", language, "relate", PromiseCheck.Equals, FieldType.Text);
        }
    }

    private void Group(PlannedValue value)
    {
        if (place.IsTranslation)
        {
            draft.Becomes(value, place.Twin, IntercomNames.Article, place.Lead.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
        }
        else
        {
            draft.Joins(value);
        }
    }

    private void Collection(PlannedValue value)
    {
        var wanted = value.Source is FieldValue.References references ? references.Keys : [];
        if (place.IsInternal)
        {
            draft.Loses(value, ReasonCode.NoSuchField, "internal articles lie in no folder");
        }
        else if (collection is { } found && wanted.Contains(found))
        {
            draft.Becomes(value, place.Twin, IntercomNames.Collection, found.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
        }
        else
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()} is not the collection it stands in");
        }
    }

    private void Author(PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return;
        }

        hasAuthor = true;
        var agent = value.Source as FieldValue.Agent;
        authorId = agent is null ? null : People.Teammate(draft.Context, agent.Id);
        if (authorId is not null)
        {
            draft.Becomes(value, place.Twin, "author", $"admin:{authorId}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = agent is null ? value.Source.Print() : People.Words(agent);
        authorId = draft.Context.Plan.PlaceholderAgentId;
        if (authorId is null)
        {
            draft.Loses(value, ReasonCode.FormerAgent, $"was written by {words}; the token's own teammate stands in");
        }
        else
        {
            draft.Loses(value, ReasonCode.FormerAgent, $"was written by {words}", place.Twin, "author", $"admin:{authorId}");
        }
    }

    private static RecordKey? CollectionOf(RecordKey article, Draft draft) => draft.Context.LinksFrom(article)
        .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Collection && draft.Context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .Order()
        .FirstOrDefault();
}
