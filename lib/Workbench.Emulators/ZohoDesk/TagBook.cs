using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Tags of tickets; a tag lives as long as a ticket has it.</summary>
internal sealed class TagBook(DeskAccount desk)
{
    private const string Collection = ZohoDeskCollections.Tags;

    public JsonObject Ensure(string name)
    {
        if (Named(name) is { } known)
        {
            return known;
        }
        var tag = new JsonObject { ["id"] = desk.NewId(), ["name"] = name };
        desk.Store.Put(Collection, new Document(tag.Text("id")!, tag) { Lookups = [new Lookup("name", name)] });
        return tag;
    }

    public JsonObject? Named(string name) => desk.Store.FindBy(Collection, "name", name, limit: 1).FirstOrDefault()?.Body;

    /// <summary>Drops the tags that only this ticket still has.</summary>
    public void Forget(JsonObject ticket)
    {
        foreach (var name in ticket.Texts("_tags"))
        {
            Drop(name, ticket.Text("id")!);
        }
    }

    /// <summary>Drops the tag unless a ticket other than the given one has it.</summary>
    public void Drop(string name, string exceptTicket)
    {
        var others = desk.Store.FindBy(ZohoDeskCollections.Tickets, "tag", name, withHidden: true, limit: 2);
        if (others.All(other => other.Id == exceptTicket) && Named(name) is { } tag)
        {
            desk.Store.Delete(Collection, tag.Text("id")!);
        }
    }
}
