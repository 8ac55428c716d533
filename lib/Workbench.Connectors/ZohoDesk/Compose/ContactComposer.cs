using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Contact to contact, linked to its account by <c>accountId</c>.</summary>
internal sealed class ContactComposer(FileRoute files)
{
    private const string EmailOrSourceEmail = "email-or-source-email";

    /// <summary>What a custom field of a contact holds, should another contact have the e-mail.</summary>
    private const int MaxSourceEmail = 100;

    public void Compose(Draft draft)
    {
        var writing = new FieldWriting(draft, DeskNames.Contact);
        var names = draft.Record.Values.Where(IsName).ToList();
        ContactName.Put(draft, writing, names);
        var account = Account(draft);
        foreach (var value in draft.Record.Values.Where(value => !IsName(value)))
        {
            Put(draft, writing, value, account);
        }

        if (account is { } key)
        {
            writing.Native["accountId"] = People.Token(key, DeskNames.Account);
        }

        if (!writing.Native.ContainsKey("email"))
        {
            draft.Note(null, ReasonCode.NoEmail, "loaded without one; found by its source id");
        }

        draft.Add(new Write("create", "contact.create", Phases.Contacts, BodyShape.Of(writing.Create()))
        {
            Creates = DeskNames.Contact,
            UpdateBody = BodyShape.Of(writing.Update()),
        });
        PrivateNote.Add(draft, DeskNames.Contact, writing.Note);
        files.Add(draft, new CommentPlace(draft.Record.Key, DeskNames.Contact));
    }

    private static bool IsName(PlannedValue value) => value.Plan.Destination is "firstName" or "lastName" or StandardFields.FullName;

    private static void Put(Draft draft, FieldWriting writing, PlannedValue value, RecordKey? account)
    {
        switch (value.Plan.Destination)
        {
            case DeskNames.Account:
                Relation.Put(draft, writing, value, DeskNames.Contact, DeskNames.Account, account);
                break;
            case "email" or "secondaryEmail" when !value.Result.IsEmpty && !EmailAddress.IsOne(value.Result.Print().Trim()):
                draft.Loses(value, ReasonCode.MalformedEmail, $"'{PlainText.Cut(value.Result.Print(), 200)}' is no e-mail address");
                break;
            case "email" when !value.Result.IsEmpty && PlainText.Clean(value.Result.Print()).Trim() is { Length: <= MaxSourceEmail } email:
                writing.Native["email"] = email;
                draft.Becomes(value, DeskNames.Contact, "email", email, EmailOrSourceEmail, PromiseCheck.Equals, FieldType.Email);
                break;
            // The vendor's pattern for postcodes takes digits only (OpenAPI 1.0, Contact.json).
            case "zip" when !value.Result.IsEmpty && !value.Result.Print().Trim().All(char.IsAsciiDigit):
                writing.Line(value);
                break;
            default:
                writing.Put(value);
                break;
        }
    }

    /// <summary>The first carried organization of the contact; others are noted.</summary>
    private static RecordKey? Account(Draft draft)
    {
        var key = draft.Record.Key;
        var all = draft.Context.LinksFrom(key).Concat(draft.Record.Links)
            .Where(link => link.From == key && link.To.Kind == Kind.Organization && draft.Context.Carries(link.To))
            .Select(link => link.To)
            .Distinct()
            .ToList();
        foreach (var other in all.Skip(1))
        {
            draft.Note(null, ReasonCode.SecondParent, $"also linked to {other}; a contact is shown under one account");
        }

        return all.Count > 0 ? all[0] : null;
    }
}
