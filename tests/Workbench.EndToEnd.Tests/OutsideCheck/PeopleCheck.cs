using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Every organization is one company, every contact is one contact; those that stood there were taken over, not doubled.</summary>
internal sealed class PeopleCheck(SourceTruth truth, Workspace workspace, TwinIndex twins, CheckReport report)
{
    private const int MostPhoneDigits = 15;
    private readonly ValueCheck values = new(truth, report);

    public void Run()
    {
        foreach (var organization in truth.Organizations.Values)
        {
            if (One("organization", SourceKeys.Organization(organization.Id), "companies", twins.Companies(SourceKeys.Organization(organization.Id))) is { } company)
            {
                Compare(organization, company);
            }
        }

        foreach (var contact in truth.Contacts.Values)
        {
            if (One("contact", SourceKeys.Contact(contact.Id), "contacts", twins.Contacts(SourceKeys.Contact(contact.Id))) is { } found)
            {
                Compare(contact, found);
            }
        }

        foreach (var twin in truth.Twins.Organizations.Where(twin => twin.SampleId is not null))
        {
            var count = workspace.Companies.Count(company => Workspace.Text(company, "name") == twin.Name);
            report.Require(count == 1, "twin-doubled", SourceKeys.Organization(twin.SampleId), $"{count} companies are named '{twin.Name}', one of them stood there before");
        }

        foreach (var twin in truth.Twins.Contacts.Where(twin => twin.SampleId is not null))
        {
            var wanted = truth.Contacts.Values.Count(contact => IsEmail(contact.Email, twin.Email));
            var count = workspace.Contacts.Count(contact => IsEmail(Workspace.Text(contact, "email"), twin.Email));
            report.Require(count == wanted, "twin-doubled", SourceKeys.Contact(twin.SampleId), $"{count} contacts have the address '{twin.Email}'");
        }
    }

    private JsonObject? One(string kind, string key, string collection, IReadOnlyList<JsonObject> found)
    {
        foreach (var document in found)
        {
            report.Claim(collection, document);
        }

        if (found.Count == 1)
        {
            report.Count(kind);
            return found[0];
        }

        report.Fail(found.Count == 0 ? $"{kind}-missing" : $"{kind}-doubled", key, $"{found.Count} in the workspace");
        return null;
    }

    private void Compare(SampleOrganization organization, JsonObject company)
    {
        var key = SourceKeys.Organization(organization.Id);
        report.Require(Workspace.Text(company, "name") == organization.Name, "name", key, $"wanted '{organization.Name}', found '{company["name"]}'");
        if (truth.Twins.Organizations.Any(twin => twin.SampleId == organization.Id))
        {
            report.Allow(AllowedLoss.TwinKeepsTime);
        }
        else
        {
            Time(key, "remote_created_at", organization.CreatedAt, company);
        }

        Text(key, "Domain", organization.Domain, workspace.CustomValue(company, "company", "Domain"));
        Text(key, "Phone", organization.Phone, workspace.CustomValue(company, "company", "Phone"));
        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Organization))
        {
            var found = field.Label == "Website" ? company["website"] : workspace.CustomValue(company, "company", field.Label);
            values.Compare(key, field, organization.Custom.GetValueOrDefault(field.Label), found);
        }
    }

    private void Compare(SampleContact contact, JsonObject found)
    {
        var key = SourceKeys.Contact(contact.Id);
        report.Require(IsEmail(Workspace.Text(found, "email"), contact.Email), "email", key, $"wanted '{contact.Email}', found '{found["email"]}'");
        Time(key, "signed_up_at", contact.CreatedAt, found);
        Name(key, $"{contact.FirstName} {contact.LastName}".Trim(), found);
        Phone(key, contact.Phone, Workspace.Text(found, "phone"));
        Company(key, contact.OrganizationId, found);
        if (truth.Agent(contact.OwnerId) is { } owner)
        {
            var shown = workspace.TeammateEmail(Workspace.Text(found, "owner_id")) ?? workspace.CustomValue(found, "contact", "Owner")?.ToString();
            report.Require(shown is not null && (shown.Contains(owner.Email!, StringComparison.Ordinal) || shown.Contains(owner.Name, StringComparison.Ordinal)),
                "owner", key, $"wanted {owner.Email}, found '{shown}'");
        }

        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Contact))
        {
            Custom(key, field, contact.Custom.GetValueOrDefault(field.Label), found);
        }
    }

    private void Custom(string key, SampleField field, string? wanted, JsonObject contact)
    {
        var attribute = workspace.CustomValue(contact, "contact", field.Label);
        if (field.Type != SampleFieldType.LongText || string.IsNullOrEmpty(wanted) || attribute is not null)
        {
            values.Compare(key, field, wanted, attribute);
            return;
        }

        var notes = Notes(contact).Where(note => Words.OfHtml(Workspace.Text(note, "body")!).Contains(Words.OfText(wanted), StringComparison.Ordinal)).ToList();
        report.Require(notes.Count == 1, "value", key, $"{field.Label} stands in {notes.Count} notes");
        notes.ForEach(note => report.Claim("notes", note));
    }

    private void Name(string key, string wanted, JsonObject contact)
    {
        var found = Words.OfText(Workspace.Text(contact, "name") ?? "");
        if (wanted.Length == 0)
        {
            report.Allow(AllowedLoss.NoName);
            return;
        }

        // A name too long for the field continues in a note.
        var isCut = found.Length > 200 && wanted.StartsWith(found, StringComparison.Ordinal)
            && Notes(contact).Where(note => Words.OfHtml(Workspace.Text(note, "body")!).Contains(wanted, StringComparison.Ordinal)).Any(note => report.Claim("notes", note));
        report.Require(isCut || found == Words.OfText(wanted), "name", key, $"wanted '{wanted}', found '{found}'");
    }

    private void Phone(string key, string? wanted, string? found)
    {
        var digits = Digits(wanted);
        if (string.IsNullOrEmpty(wanted))
        {
            return;
        }

        if (digits.Length is < 7 or > MostPhoneDigits)
        {
            report.Allow(AllowedLoss.MalformedPhone);
            return;
        }

        report.Require(Digits(found) == digits, "phone", key, $"wanted '{wanted}', found '{found}'");
    }

    private void Company(string key, string? organizationId, JsonObject contact)
    {
        var found = Workspace.Texts(contact, "company_ids").ToList();
        if (organizationId is not null && !truth.Organizations.ContainsKey(organizationId))
        {
            report.Allow(AllowedLoss.Dangling);
            organizationId = null;
        }

        var wanted = organizationId is null ? null : twins.CompanyId(SourceKeys.Organization(organizationId));
        report.Require(
            wanted is null ? found.Count == 0 : found is [var only] && only == wanted, "company", key, $"wanted {wanted ?? "none"}, found {string.Join(", ", found)}");
    }

    private IEnumerable<JsonObject> Notes(JsonObject contact) =>
        workspace.Notes.Where(note => Workspace.Text(note, "owner") == $"contact/{Workspace.IdOf(contact)}" && !report.IsClaimed("notes", note));

    private void Text(string key, string label, string? wanted, JsonNode? found) => report.Require(
        Words.OfText(wanted ?? "") == Words.OfText(found?.ToString() ?? ""), "value", key, $"{label}: wanted '{wanted}', found '{found}'");

    private void Time(string key, string field, DateTimeOffset at, JsonObject document) => report.Require(
        Workspace.Number(document, field) is { } second && SourceTimes.Of(at).Contains(second), "time", key, $"{field}: wanted {at:u}, found {document[field]}");

    private static bool IsEmail(string? left, string? right) =>
        string.Equals(left?.Trim() ?? "", right?.Trim() ?? "", StringComparison.OrdinalIgnoreCase);

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
