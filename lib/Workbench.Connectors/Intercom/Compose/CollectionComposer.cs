using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Collection to collection, top-down in one thread. What is deeper than three levels stands on the third, its path as name.</summary>
internal static class CollectionComposer
{
    /// <summary>Deepest level (Intercom help; a fourth is refused).</summary>
    private const int MaxLevels = 3;

    private const string PathSeparator = " / ";

    public static void Compose(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var path = Path(key, context);
        var parent = path.Count > MaxLevels ? path[MaxLevels - 2] : path.Count > 1 ? path[^2] : (RecordKey?)null;
        var name = string.Join(PathSeparator, (path.Count > MaxLevels ? path.Skip(MaxLevels - 1) : [key]).Select(step => Name(step, context)));
        var about = new AboutLines(draft, IntercomNames.Collection, "description");
        var description = "";
        foreach (var value in draft.Record.Values)
        {
            switch (value.Plan.Destination)
            {
                case "source":
                    about.Source(value);
                    break;
                case "name" when !draft.Settled(value):
                    var own = Name(key, context);
                    draft.Becomes(value, IntercomNames.Collection, "name", own, "copy", path.Count > MaxLevels ? PromiseCheck.Contains : PromiseCheck.Equals, FieldType.LongText);
                    break;
                case "description" when !draft.Settled(value):
                    description = PlainText.Clean(ReadableText.Of(value)).Trim();
                    draft.Becomes(value, IntercomNames.Collection, "description", description, "copy", PromiseCheck.Contains, FieldType.LongText);
                    break;
                case IntercomNames.Collection:
                    Above(draft, value, path, name);
                    break;
                case "name" or "description":
                    break;
                default:
                    about.Put(value);
                    break;
            }
        }

        if (path.Count > MaxLevels)
        {
            draft.Note(null, ReasonCode.TooDeep, $"level {path.Count}; stands on level {MaxLevels} as '{name}'");
        }

        Write(draft, name, string.Join('\n', description.Length > 0 ? [description, .. about.All] : about.All), parent, path.Count);
    }

    /// <summary>The collections from the top down to this one; a ring ends where it closes.</summary>
    public static IReadOnlyList<RecordKey> Path(RecordKey key, IComposeContext context)
    {
        var path = new List<RecordKey> { key };
        while (Parent(path[^1], context) is { } above && !path.Contains(above))
        {
            path.Add(above);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Names from the top down, for text.</summary>
    public static string Words(RecordKey key, IComposeContext context) =>
        string.Join(PathSeparator, Path(key, context).Select(step => Name(step, context)));

    private static RecordKey? Parent(RecordKey key, IComposeContext context) => context.LinksFrom(key)
        .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Collection && context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .Order()
        .FirstOrDefault();

    private static string Name(RecordKey key, IComposeContext context)
    {
        var record = context.Find(key);
        var name = AboutLines.OneLine(record?.ByRole(FieldRole.Name).Print() ?? "");
        name = name.Length > 0 ? name : AboutLines.OneLine(record?.ByRole(FieldRole.Subject).Print() ?? "");
        return name.Length > 0 ? name : key.Id;
    }

    private static void Above(Draft draft, PlannedValue value, IReadOnlyList<RecordKey> path, string name)
    {
        if (draft.Settled(value))
        {
            return;
        }

        if (path.Count == 1)
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()} is not carried");
        }
        else if (path.Count > MaxLevels)
        {
            draft.Loses(value, ReasonCode.TooDeep, null, IntercomNames.Collection, "name", name);
        }
        else
        {
            draft.Becomes(value, IntercomNames.Collection, IntercomNames.Collection, path[^2].ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
        }
    }

    private static void Write(Draft draft, string name, string description, RecordKey? parent, int level)
    {
        var json = new JsonObject
        {
            ["name"] = name,
            ["description"] = description,
            ["parent_id"] = parent is { } above ? People.Token(above, IntercomNames.Collection) : null,
        };
        var body = BodyShape.Of(json);
        draft.Add(new Write("create", "collection.create", Phases.Collections, body)
        {
            Creates = IntercomNames.Collection,
            UpdateBody = body,
            Thread = "collections",
            Order = Math.Min(level, MaxLevels),
        });
    }
}
