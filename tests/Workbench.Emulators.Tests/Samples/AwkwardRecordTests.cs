using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Samples;

public sealed class AwkwardRecordTests
{
    private static readonly BuiltInSample Sample = new();

    public static TheoryData<string, Func<bool>> Oddities => new()
    {
        { "contact without e-mail", () => Contacts(c => c.Email is null) },
        { "two contacts with one e-mail", () => Sample.Contacts().Where(c => c.Email is not null).GroupBy(c => c.Email).Any(g => g.Count() == 2) },
        { "upper-case e-mail", () => Contacts(c => c.Email is not null && c.Email.Any(char.IsLetter) && c.Email == c.Email.ToUpperInvariant()) },
        { "malformed phone", () => Contacts(c => c.Phone?.Contains("ask for") == true) },
        { "organization without contacts", () => Sample.Organizations().Any(o => Sample.Contacts().All(c => c.OrganizationId != o.Id)) },
        { "dangling organization", () => Contacts(c => c.OrganizationId is { } id && Sample.Organizations().All(o => o.Id != id)) },
        { "dangling contact", () => Tickets(t => t.ContactId is { } id && Sample.Contacts().All(c => c.Id != id)) },
        { "please select as an option", () => Contacts(c => c.Custom["Contact type"] == "(please select)") },
        { "labels alike in 25 characters", () => Sample.Fields.GroupBy(f => f.Label[..Math.Min(25, f.Label.Length)]).Any(g => g.Count() == 2 && g.Key.Length == 25) },
        { "label starting with a digit", () => Sample.Fields.Any(f => char.IsDigit(f.Label[0])) },
        { "option with a comma", () => Tickets(t => t.Custom["Product line"]?.Contains(',') == true) },
        { "empty text", () => Messages(m => m.Body.Length == 0) },
        { "no-break space", () => Messages(m => m.Body.Contains("&nbsp;")) },
        { "nested table", () => Messages(m => m.Body.Contains("<td><table>")) },
        { "script", () => Messages(m => m.BodyType == SampleBodyType.Html && m.Body.Contains("<script>")) },
        { "event handler", () => Messages(m => m.Body.Contains("onclick=")) },
        { "formula", () => Messages(m => m.Body == "=1+1") && Tickets(t => t.Subject == "=1+1") },
        { "over 255 characters", () => Tickets(t => t.Subject.Length > 255) },
        { "over 64 KB", () => Messages(m => m.Body.Length > 65_536) },
        { "mojibake", () => Messages(m => m.Body.Contains("GerÃ¤t")) },
        { "right to left", () => Messages(m => m.Body.Contains('\u202E')) && Tickets(t => t.Subject.Contains('ב')) },
        { "control characters", () => Messages(m => m.Body.Contains('\u0001')) },
        { "equal seconds in one thread", () => Threads().Any(t => t.Count() > 2 && t.DistinctBy(m => m.CreatedAt).Count() == 1) },
        { "activity on ticket and contact", () => Messages(m => m.TicketId is not null && m.ContactId is not null) },
        { "activity related twice", () => Messages(m => m.IsLinkedTwice) },
        { "activity on organization only", () => Messages(m => m.OrganizationId is not null && m.TicketId is null && m.ContactId is null) },
        { "activity without parent", () => Messages(m => m.OrganizationId is null && m.TicketId is null && m.ContactId is null) },
        { "note for a contact without conversation", NoteWithoutConversation },
        { "task of a contact", () => Sample.Tasks().Any(t => t.ContactId is not null) },
        { "task of a company", () => Sample.Tasks().Any(t => t.OrganizationId is not null) },
        { "task of a ticket", () => Sample.Tasks().Any(t => t.TicketId is not null) },
        { "task without parent", () => Sample.Tasks().Any(t => t is { TicketId: null, ContactId: null, OrganizationId: null }) },
        { "inactive assignee", () => Tickets(t => Sample.Agents().Any(a => a.Id == t.AssigneeId && !a.Active)) },
        { "unknown assignee", () => Tickets(t => t.AssigneeId is { } id && Sample.Agents().All(a => a.Id != id)) },
        { "large user id", () => Tickets(t => t.ModifiedById == "a900000183") },
        { "agent without twin", () => Sample.Agents().Any(a => a.Active && !a.HasTwin) },
        { "former agent as author", () => Messages(m => Sample.Agents().Any(a => a.Id == m.AuthorId && !a.Active)) },
        { "removed agent as author", () => Messages(m => m.AuthorKind == SampleAuthorKind.Agent && Sample.Agents().All(a => a.Id != m.AuthorId)) },
        { "empty file", () => Files(f => f.SizeBytes == 0) },
        { "file name with a path", () => Files(f => f.FileName.Contains("../")) },
        { "file name in Unicode", () => Files(f => f.FileName.Contains("見積書")) },
        { "expired download", () => Files(f => f.Download == SampleDownload.Expired) },
        { "download that answers HTML", () => Files(f => f.Download == SampleDownload.AnswersHtml) },
        { "file over 20 MB", () => Files(f => f.SizeBytes > 20 * 1024 * 1024) },
        { "time in a gap", () => Messages(m => m.WallClock is { } typed && NewYork.IsInvalidTime(typed)) },
        { "time in an overlap", () => Messages(m => NewYork.IsAmbiguousTime(TimeZoneInfo.ConvertTime(m.CreatedAt, NewYork).DateTime)) },
    };

    private static TimeZoneInfo NewYork { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [MemberData(nameof(Oddities), DisableDiscoveryEnumeration = true)]
    public void Account_DefaultAwkwardness_Holds(string oddity, Func<bool> isPresent) => Assert.True(isPresent(), oddity);

    [Fact]
    public void Account_NoAwkwardness_HoldsNoHostileBody() =>
        Assert.DoesNotContain(new BuiltInSample(awkwardness: 0).Messages(), m => m.Body.Contains("<script>") || m.Body.Length == 0);

    private static bool NoteWithoutConversation()
    {
        var withTickets = Sample.Tickets().Select(t => t.ContactId).ToHashSet();
        return Messages(
            m => m.Kind == SampleMessageKind.Note && m.TicketId is null && m.ContactId is not null && !withTickets.Contains(m.ContactId));
    }

    private static IEnumerable<IGrouping<string?, SampleMessage>> Threads() =>
        Sample.Messages().Where(m => m.TicketId is not null).GroupBy(m => m.TicketId);

    private static bool Contacts(Func<SampleContact, bool> test) => Sample.Contacts().Any(test);

    private static bool Tickets(Func<SampleTicket, bool> test) => Sample.Tickets().Any(test);

    private static bool Messages(Func<SampleMessage, bool> test) => Sample.Messages().Any(test);

    private static bool Files(Func<SampleAttachment, bool> test) => Sample.Attachments().Any(test);
}
