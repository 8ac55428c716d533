using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Tests;

/// <summary>Spoils a migrated account behind its API, whichever destination it is.</summary>
internal sealed class Spoiler(World world, DocumentStore store)
{
    private static readonly string[] Texts = ["body", "body_html", "body_text", "stripped_text", "stripped_html", "content"];
    private static readonly string[] Requesters = ["customer_id", "contact_ids", "contactId"];
    private static readonly string[] Times = ["created_at", "created_datetime", "sent_datetime", "commentedTime"];

    /// <summary>The names by which emulators keep the contacts of an organization; Gorgias has only the tickets of a customer.</summary>
    private static readonly string[] Memberships = ["company", "accountId"];
    private static readonly string[] Values = ["attributes", "custom_attributes", "custom_fields", "cf"];

    private readonly IDestinationSide destination = world.Pair.Look(store);

    /// <summary>The ticket with the long thread.</summary>
    public FoundRecord Ticket => Find(world.Sample.Tickets().First());

    /// <summary>The message with the accent, the line end and the people in copy.</summary>
    public string Told => PlaceOf(((TellingSample)world.Sample).Told);

    /// <summary>The contact of the long thread, who belongs to an organization.</summary>
    public string Requester => destination.Find(Kind.Contact, SourceKeys.Contact(world.Sample.Tickets().First().ContactId)).Single().Place;

    public string Note => PlaceOf(world.Sample.Messages().First(message => message is { TicketId: not null, Kind: SampleMessageKind.Note, Body.Length: > 20 }));

    /// <summary>A contact that has nothing to do with the source.</summary>
    public string Bystander => world.Before.First(document => document.Value.Contains("bystander4@", StringComparison.Ordinal)).Key;

    /// <summary>One of the messages in the long thread that have words of their own; the times of any two differ.</summary>
    public string Message(int index) => PlaceOf(world.Sample.Messages()
        .Where(message => IsTold(message) && message.TicketId == world.Sample.Tickets().First().Id && message.Kind == SampleMessageKind.Email)
        .DistinctBy(message => message.CreatedAt)
        .ElementAt(index));

    public void Remove(string place) => store.Delete(Collection(place), Get(place).Id);

    public void Double(string place)
    {
        var copy = Get(place).Body.DeepClone().AsObject();
        const long free = 999_999_999_999;
        copy["id"] = copy["id"]!.GetValueKind() == JsonValueKind.Number ? JsonValue.Create(free) : JsonValue.Create($"{free}");
        store.Put(Collection(place), new Document($"{free}", copy) { Lookups = store.LookupsOf(Get(place).Sequence) });
    }

    /// <summary>As if nobody had looked before the first write: a second contact carries the key, beside the one that stood there with its address.</summary>
    public void CreateBeside()
    {
        var key = SourceKeys.Contact(world.Sample.Twins().Contacts.First(twin => twin.SampleId is not null).SampleId!);
        var place = destination.Find(Kind.Contact, key).Single().Place;
        Double(place);
        Replace(place, key, "");
    }

    public void SwapTexts(string one, string other) => Swap(one, other, Texts);

    /// <summary>Lets two messages change places: each keeps its text and gets the other's time.</summary>
    public void SwapTimes(string one, string other) => Swap(one, other, Times);

    /// <summary>The list of the requester's organization forgets the requester, or where there is none, that of the requester forgets the ticket.</summary>
    public void Unlist()
    {
        var place = Lookups(Requester).Any(IsMembership) ? Requester : Ticket.Place;
        var kept = Lookups(place).Where(lookup => !IsMembership(lookup) && (place == Requester || lookup.Name != "customer")).ToList();
        Assert.NotEqual(Lookups(place).Count, kept.Count);
        store.Put(Collection(place), Get(place) with { Lookups = kept });
    }

    /// <summary>The list of another organization shows the requester, too.</summary>
    public void ListElsewhere()
    {
        var (place, own) = (Requester, Lookups(Requester).First(IsMembership));
        var other = store.Scan(Collection(place)).SelectMany(document => store.LookupsOf(document.Sequence))
            .First(lookup => lookup.Name == own.Name && lookup.Value != own.Value);
        store.Put(Collection(place), Get(place) with { Lookups = [.. Lookups(place), other] });
    }

    private IReadOnlyList<Lookup> Lookups(string place) => store.LookupsOf(Get(place).Sequence);

    private static bool IsMembership(Lookup lookup) => Memberships.Contains(lookup.Name);

    private void Swap(string one, string other, IEnumerable<string> names)
    {
        var (left, right) = (Get(one), Get(other));
        foreach (var name in names.Where(name => left.Body.ContainsKey(name)))
        {
            (left.Body[name], right.Body[name]) = (right.Body[name]?.DeepClone(), left.Body[name]?.DeepClone());
        }

        Put(one, left);
        Put(other, right);
    }

    /// <summary>Makes the bystander the ticket's requester.</summary>
    public void GiveToBystander(string place) => Give(place, Bystander);

    /// <summary>Gives a ticket back to the contact from whom a merge in the source took it.</summary>
    public void GiveBackToMerged()
    {
        var merge = world.Sample.Edits().OfType<ContactMerged>().Single();
        var loser = destination.Find(Kind.Contact, SourceKeys.Contact(merge.Loser.Id)).Single();
        Give(Find(merge.Tickets[0]).Place, loser.Place);
    }

    private void Give(string place, string contact)
    {
        var (ticket, id) = (Get(place), Get(contact).Body["id"]!);
        foreach (var name in Requesters.Where(ticket.Body.ContainsKey))
        {
            ticket.Body[name] = ticket.Body[name] is JsonArray ? new JsonArray(id.DeepClone()) : id.DeepClone();
        }

        Put(place, ticket);
    }

    public void Replace(string place, string text, string other)
    {
        var document = Get(place);
        var spoiled = document.Body.ToJsonString().Replace(text, other, StringComparison.Ordinal);
        Assert.NotEqual(document.Body.ToJsonString(), spoiled);
        Put(place, document with { Body = JsonNode.Parse(spoiled)!.AsObject() });
    }

    /// <summary>One byte of a file that hangs on a ticket: in its bytes, or in the hash where the emulator keeps no more than that.</summary>
    public void ChangeFile()
    {
        var hash = world.Sample.Tickets().SelectMany(ticket => Find(ticket).Files).First().Sha256;
        var spoiled = (hash[0] == '0' ? "1" : "0") + hash[1..];
        foreach (var (collection, document) in store.Collections().SelectMany(name => store.Scan(name).Select(found => (name, found))).ToList())
        {
            if (document.Body["data"] is JsonValue data && HashOf(Convert.FromBase64String(data.ToString())) == hash)
            {
                var bytes = Convert.FromBase64String(data.ToString());
                bytes[bytes.Length / 2] ^= 1;
                document.Body["data"] = Convert.ToBase64String(bytes);
                Put($"{collection}/{document.Id}", document);
            }

            if (document.Body.ToJsonString().Contains(hash, StringComparison.Ordinal))
            {
                Replace($"{collection}/{document.Id}", hash, spoiled);
            }
        }
    }

    /// <summary>Takes the last byte off a file that hangs on a ticket.</summary>
    public void ShortenFile()
    {
        var hash = world.Sample.Tickets().SelectMany(ticket => Find(ticket).Files).First().Sha256;
        var (collection, file) = store.Collections().SelectMany(name => store.Scan(name).Select(found => (name, found)))
            .First(row => row.found.Body["data"] is JsonValue data && HashOf(Convert.FromBase64String(data.ToString())) == hash);
        Set($"{collection}/{file.Id}", "data", data => Convert.ToBase64String(Convert.FromBase64String(data!.ToString())[..^1]));
    }

    /// <summary>The author of another message, as this vendor writes it.</summary>
    public JsonNode Other(string member, string place) => store.Scan(Collection(place))
        .Select(document => document.Body[member])
        .First(author => author is not null && !JsonNode.DeepEquals(author, Get(place).Body[member]))!.DeepClone();

    /// <summary>Takes the values of the customer's own fields off every ticket; the source's key stays.</summary>
    public void RemoveValues()
    {
        foreach (var ticket in world.Sample.Tickets().Select(Find))
        {
            var document = Get(ticket.Place);
            foreach (var values in Values.Select(name => document.Body[name]).OfType<JsonObject>())
            {
                foreach (var name in values.Select(value => value.Key).Where(name => !IsKept(name)).ToList())
                {
                    values.Remove(name);
                }
            }

            Put(ticket.Place, document);
        }
    }

    /// <summary>Changes the texts of a message.</summary>
    public void Retype(string place, Func<string, string> change)
    {
        var document = Get(place);
        var before = document.Body.ToJsonString();
        foreach (var name in Texts.Where(name => document.Body[name] is JsonValue))
        {
            document.Body[name] = change(document.Body[name]!.GetValue<string>());
        }

        Assert.NotEqual(before, document.Body.ToJsonString());
        Put(place, document);
    }

    /// <summary>Changes one member of a document.</summary>
    public void Set(string place, string name, Func<JsonNode?, JsonNode?> change)
    {
        var document = Get(place);
        document.Body[name] = change(document.Body[name]?.DeepClone());
        Put(place, document);
    }

    public bool Has(string place, string name) => Get(place).Body.ContainsKey(name);

    public void SendMail() => store.Put("_outbox", new Document("1", []));

    private static bool IsKept(string name) =>
        name.StartsWith("_default", StringComparison.Ordinal) || name is "Source ID" or "mig_source_id" or "cf_source_id";

    private static bool IsTold(SampleMessage message) => message is { TicketId: not null, BodyType: SampleBodyType.Text, WallClock: null, Body.Length: > 40 };

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static string Collection(string place) => place[..place.IndexOf('/', StringComparison.Ordinal)];

    private FoundRecord Find(SampleTicket ticket) => destination.Find(Kind.Ticket, SourceKeys.Ticket(ticket.Id)).Single();

    private string PlaceOf(SampleMessage message) => destination.Find(Kind.Ticket, SourceKeys.Ticket(message.TicketId)).Single().Entries
        .First(entry => Words.InOrder(message.BodyType == SampleBodyType.Html ? Words.OfHtml(message.Body) : Words.OfText(message.Body), entry.Text)).Places[0];

    /// <summary>A document keeps the names by which the vendor finds it.</summary>
    private void Put(string place, Document document) => store.Put(Collection(place), document with { Lookups = store.LookupsOf(document.Sequence) });

    private Document Get(string place) => store.Find(Collection(place), place[(Collection(place).Length + 1)..])!;
}
