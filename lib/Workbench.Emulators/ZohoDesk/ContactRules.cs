using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What is special about contacts: one e-mail belongs to one of them, and a ticket may bring its own.</summary>
internal sealed class ContactRules(DeskAccount desk, RecordReader reader, RecordBook records)
{
    /// <exception cref="ZohoProblem">422 duplicate: another visible contact has the e-mail.</exception>
    public void Check(JsonObject contact)
    {
        if (desk.Settings.UniqueContactEmails && contact.Text("email") is { Length: > 0 } email
            && ByEmail(email).Any(other => other.Text("id") != contact.Text("id")))
        {
            throw ZohoProblem.Invalid("/email", "duplicate");
        }
    }

    /// <summary>The id of the contact that a ticket describes: the known one with that e-mail, else a new one.</summary>
    /// <exception cref="ZohoProblem">422: the contact lacks lastName or email. Zoho Desk OAS 1.0 asks for both here.</exception>
    public string Resolve(JsonObject inline)
    {
        if (inline.Text("email") is not { Length: > 0 } email)
        {
            throw ZohoProblem.Invalid("/contact/email", "missing");
        }
        if (ByEmail(email).FirstOrDefault() is { } known)
        {
            return known.Text("id")!;
        }
        var contact = reader.Read(ZohoModules.Contacts, inline, null);
        records.Add(ZohoModules.Contacts, contact);
        return contact.Text("id")!;
    }

    private IEnumerable<JsonObject> ByEmail(string email) =>
        desk.Store.FindBy(ZohoDeskCollections.Contacts, "email", email.ToLowerInvariant()).Select(found => found.Body);
}
