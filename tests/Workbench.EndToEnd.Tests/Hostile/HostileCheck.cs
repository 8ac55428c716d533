using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Kit;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>Looks behind the destination's API whether each hostile input arrived as it was, or is a reject with its reason.</summary>
/// <param name="ledger">Path of the production ledger.</param>
internal sealed class HostileCheck(Pair pair, DocumentStore store, string ledger)
{
    private readonly IDestinationSide destination = pair.Look(store);
    private readonly ISourceSide source = pair.LookAtSource();
    private readonly List<string> findings = [];

    /// <summary>What is neither there nor explained, one line each; empty where every input is accounted for.</summary>
    public IReadOnlyList<string> Run(IEnumerable<HostileCase> cases)
    {
        foreach (var found in cases)
        {
            Tickets(found);
            Contacts(found);
            Organizations(found);
        }

        if (destination.Articles is { } articles && source.GivesArticles)
        {
            Articles(articles, cases.SelectMany(found => found.Inputs).Where(input => input.IsMarkup));
        }

        return findings;
    }

    private void Tickets(HostileCase found)
    {
        if (One(Kind.Ticket, found.TicketId) is not { } ticket)
        {
            return;
        }

        // The messages say the same inputs: what stands on the ticket is looked for without what customers wrote, and the other way about.
        var own = new ShownRecord(ticket with { Entries = [.. ticket.Entries.Where(entry => entry.IsInternal)], Text = "" }, store);
        var shown = new ShownRecord(ticket, store);
        Require(
            Stands(own, found.Subject.Text, Kind.Ticket, found.TicketId) || IsNamed(Kind.Ticket, found.TicketId, ReasonCode.Truncated)
                || (Stands(own, found.Subject.Text.ReplaceLineEndings(" "), Kind.Ticket, found.TicketId) && IsNamed(Kind.Ticket, found.TicketId, ReasonCode.FormattingLost)),
            "subject", found.Subject);
        Require(Stands(own, found.Value.Text, Kind.Ticket, found.TicketId) || IsNamed(Kind.Ticket, found.TicketId, ReasonCode.Truncated), "custom value", found.Value);
        foreach (var input in found.Inputs)
        {
            Require(Stands(shown, input.Text, Kind.Message, HostileCase.MessageId(input)) || IsRejected(Kind.Message, HostileCase.MessageId(input)), "message", input);
            Require(!input.IsMarkup || shown.Shows(input.Mark) || IsRejected(Kind.Message, HostileCase.MarkupId(input)), "formatted message", input);
            if (HostileSample.HasFile(input))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(HostileSample.BytesOf(input)));
                Require(
                    ticket.Files.Any(file => file.Sha256 == hash) || !destination.MayHold(HostileSample.FileOf(input)) || IsFileHeld(HostileCase.MessageId(input)),
                    "file", input);
            }
        }
    }

    private void Contacts(HostileCase found)
    {
        if (One(Kind.Contact, found.ContactId) is not { } contact)
        {
            return;
        }

        var shown = new ShownRecord(contact, store);
        Require(Stands(shown, found.CustomerName.Text, Kind.Contact, found.ContactId), "name", found.CustomerName);
        Require(Stands(shown, found.Remark.Text, Kind.Contact, found.ContactId) || IsNamed(Kind.Contact, found.ContactId, ReasonCode.Truncated), "remark", found.Remark);
        Require(!found.Subject.IsEmail || Stands(shown, found.Subject.Text, Kind.Contact, found.ContactId) || IsNamed(Kind.Contact, found.ContactId, ReasonCode.MalformedEmail), "e-mail", found.Subject);
    }

    private void Organizations(HostileCase found)
    {
        if (destination.HasOrganizations && One(Kind.Organization, found.OrganizationId) is { } organization)
        {
            var shown = new ShownRecord(organization, store);
            Require(Stands(shown, found.Value.Text, Kind.Organization, found.OrganizationId) || IsNamed(Kind.Organization, found.OrganizationId, ReasonCode.Truncated), "organization", found.Value);
        }
    }

    private void Articles(IReadOnlyList<FoundArticle> articles, IEnumerable<HostileInput> inputs)
    {
        foreach (var input in inputs)
        {
            var id = HostileSample.ArticleId(input);
            var named = articles.Where(article => article.Text.Contains(input.Mark, StringComparison.Ordinal)).ToList();
            Require(named.Count == 1 || IsRejected(Kind.Article, id), "article", input);
            Require(
                named.TrueForAll(article => article.Title.Contains(Words.OfText(input.Text), StringComparison.Ordinal)) || IsNamed(Kind.Article, id, ReasonCode.Truncated),
                "title of an article", input);
        }
    }

    private FoundRecord? One(Kind kind, string id)
    {
        var records = destination.Find(kind, source.Key(kind, id));
        if (records.Count != 1 && !IsRejected(kind, id))
        {
            findings.Add($"{source.Key(kind, id)} stands {records.Count} times in the destination, and is no reject.");
        }

        return records.Count == 1 ? records[0] : null;
    }

    private void Require(bool holds, string place, HostileInput input)
    {
        if (!holds)
        {
            findings.Add($"{input.Threat}, '{input.Name}' ({input.Mark}): not found as {place}.");
        }
    }

    /// <summary>True where the text stands there letter by letter, or with replacement characters that a note of the record names.</summary>
    private bool Stands(ShownRecord shown, string text, Kind kind, string id) =>
        shown.Shows(text) || (shown.ShowsReplaced(text) && IsNamed(kind, id, ReasonCode.ControlCharacters));

    private bool IsRejected(Kind kind, string id) =>
        Exists("SELECT count(*) FROM rejects WHERE key = $1 AND code <> ''", source.Key(kind, id));

    /// <summary>True where a file of the message did not go with it, and the ledger says why: some names fit into no address from which a source could give the file.</summary>
    private bool IsFileHeld(string message) => Exists(
        "SELECT count(*) FROM entries JOIN links ON links.from_key = entries.key WHERE entries.kind = 'attachment' AND links.to_key = $1 AND entries.reason <> ''",
        source.Key(Kind.Message, message));

    /// <summary>True where the record names this loss: that its e-mail is none and did not travel as one, or that a value was cut and stands whole in the list.</summary>
    private bool IsNamed(Kind kind, string id, string code) => Exists($"SELECT count(*) FROM notes WHERE key = $1 AND code = '{code}'", source.Key(kind, id));

    private bool Exists(string sql, string key)
    {
        using var connection = new SqliteConnection($"Data Source={ledger};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", key);
        return (long)command.ExecuteScalar()! > 0;
    }
}
