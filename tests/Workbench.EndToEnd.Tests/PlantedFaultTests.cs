using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>The outside checker is no rubber stamp: whatever is spoiled behind the API, it says so.</summary>
[Collection(nameof(DefaultDemo))]
public sealed class PlantedFaultTests(DefaultDemo demo)
{
    public static TheoryData<string, Action<DocumentStore>, string> Faults => new()
    {
        { "a part is gone", store => store.Delete("parts", Part(store).Id), "message-missing" },
        { "a part's words are cut", store => Change(store, "parts", Part(store), body => body["body"] = "<p>Hello</p>"), "message-missing" },
        { "a part stands twice", store => Double(store, "parts", Part(store)), "unexpected" },
        { "a note stands twice", store => Double(store, "notes", ActivityNote(store)), "unexpected" },
        { "two parts are swapped", Swap, "message-time" },
        { "a part has another time", store => Change(store, "parts", Part(store), body => body["created_at"] = (long)body["created_at"]! + 61), "message-time" },
        { "a part has another author", store => Change(store, "parts", Part(store), body => body["author"]!["type"] = "admin"), "author" },
        { "a byte of a file differs", FlipByte, "file-missing" },
        { "a file is gone", store => Change(store, "parts", WithFile(store), body => body["attachments"] = new JsonArray()), "file-missing" },
        { "a foreign contact changed", store => Change(store, "contacts", Bystander(store), body => body["name"] = "Somebody else"), "bystander-contact" },
        { "a custom attribute is gone", store => Change(store, "contacts", Contact(store), body => body["custom_attributes"]!.AsObject().Remove("mig_c_opt_in")), "value" },
        { "a contact stands twice", store => Double(store, "contacts", Contact(store)), "contact-doubled" },
        { "a contact left its company", store => Change(store, "contacts", Contact(store), body => body["company_ids"] = new JsonArray()), "company" },
        { "a ticket is gone", store => store.Delete("tickets", Ticket(store).Id), "ticket-missing" },
        { "a ticket has another title", store => Change(store, "tickets", Ticket(store), body => body["attributes"]!["_default_title_"] = "Lost"), "title" },
        { "a ticket has another state", store => Change(store, "tickets", Ticket(store), OtherState), "state" },
        { "a ticket belongs to somebody else", store => Change(store, "tickets", Ticket(store), body => body["contact_ids"] = new JsonArray(Bystander(store).Id)), "contact" },
        { "a ticket lost its company", store => Change(store, "tickets", Ticket(store), body => body["company_id"] = null), "company" },
        { "a custom record is gone", store => store.Delete("custom_objects", First(store, "custom_objects", _ => true).Id), "custom-record-missing" },
        { "a message was sent", store => store.Put("_outbox", new Document("1", [])), "outbox" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults))]
    public void Check_SpoiledWorkspace_SaysSo(string what, Action<DocumentStore> spoil, string rule)
    {
        var state = demo.CopyOfProduction("spoiled");
        var before = demo.Check(state).Findings.Count(finding => finding.Rule == rule);
        using (var store = new DocumentStore(state))
        {
            spoil(store);
        }

        var report = demo.Check(state);

        Assert.True(report.Findings.Count(finding => finding.Rule == rule) > before, $"{what}: {report.Explain()}");
    }

    // Ids follow the order in which records happened to arrive, so every pick goes by content.
    private static Document First(DocumentStore store, string collection, Func<Document, bool> wanted) => store.Scan(collection)
        .Where(wanted).OrderBy(found => Workspace.Text(found.Body, "created_at"), StringComparer.Ordinal).ThenBy(found => Workspace.Text(found.Body, "body"), StringComparer.Ordinal)
        .ThenBy(found => found.Id, StringComparer.Ordinal).First();

    private static Document Part(DocumentStore store) => First(store, "parts", part =>
        Workspace.Text(part.Body, "part_type") == "comment" && Workspace.Text(part.Body["author"], "type") == "user"
        && Workspace.Text(part.Body, "thread")!.StartsWith("ticket/", StringComparison.Ordinal) && Workspace.Text(part.Body, "body")!.Length > 300);

    /// <summary>A note that stands for an activity; a doubled note that stands for a field is another rule's matter.</summary>
    private static Document ActivityNote(DocumentStore store) =>
        First(store, "notes", note => !Workspace.Text(note.Body, "body")!.Contains("Remarks", StringComparison.Ordinal));

    private static Document WithFile(DocumentStore store) => First(store, "parts", part => part.Body["attachments"]!.AsArray().Count > 0);

    private static Document Bystander(DocumentStore store) =>
        First(store, "contacts", contact => Workspace.Text(contact.Body, "name") == "Bystander 4");

    private static Document Contact(DocumentStore store) => First(store, "contacts", contact =>
        contact.Body["custom_attributes"]!["mig_c_opt_in"]?.ToString() == "true" && contact.Body["company_ids"]!.AsArray().Count == 1);

    private static Document Ticket(DocumentStore store) => First(store, "tickets", ticket =>
        Workspace.Text(ticket.Body["attributes"], "Source ID")?.StartsWith("ivinex/ticket/91", StringComparison.Ordinal) == true && ticket.Body["company_id"] is not null);

    private static void Change(DocumentStore store, string collection, Document document, Action<JsonObject> change)
    {
        change(document.Body);
        store.Put(collection, document);
    }

    private static void Double(DocumentStore store, string collection, Document document)
    {
        var copy = document.Body.DeepClone().AsObject();
        copy["id"] = collection == "contacts" ? "ffffffffffffffffffffffff" : "999999";
        store.Put(collection, new Document(copy["id"]!.ToString(), copy));
    }

    private static void Swap(DocumentStore store)
    {
        var first = Part(store);
        var second = First(store, "parts", part => part.Id != first.Id && part.Body["body"] is not null
            && Workspace.Text(part.Body, "thread") == Workspace.Text(first.Body, "thread"));
        var (left, right) = (first.Body["body"]!.DeepClone(), second.Body["body"]!.DeepClone());
        Change(store, "parts", first, body => body["body"] = right);
        Change(store, "parts", second, body => body["body"] = left);
    }

    private static void FlipByte(DocumentStore store)
    {
        var id = Workspace.Text(WithFile(store).Body["attachments"]![0], "file_id")!;
        var file = store.Find("_files", id)!;
        var bytes = Convert.FromBase64String(Workspace.Text(file.Body, "data")!);
        bytes[bytes.Length / 2] ^= 1;
        Change(store, "_files", file, body => body["data"] = Convert.ToBase64String(bytes));
    }

    private static void OtherState(JsonObject ticket) =>
        ticket["ticket_state_id"] = Workspace.Text(ticket, "ticket_state_id") == "8272" ? "8269" : "8272";
}
