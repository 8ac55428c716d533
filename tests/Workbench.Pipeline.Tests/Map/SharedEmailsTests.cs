using System.Text;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Map;

public sealed class SharedEmailsTests
{
    private static readonly SchemaSnapshot Source = new("ivinex", "acct", [], [], []);

    private static readonly Plan Plan = EmptyPlan with
    {
        Objects = [new ObjectPlan("contacts", "Contacts", Kind.Contact, Outcome.Mapped, "customer", [])],
    };

    [Fact]
    public async Task OwnerOf_SharedAddress_IsTheFirstOfItsContacts()
    {
        await using var test = await BeginAsync();
        await AddAsync(test, ("1", "ada@example.com"), ("2", "Ada@Example.com "), ("3", "bob@example.com"), ("4", ""), ("5", ""), ("6", "ada@example.com"));
        var emails = Open(test, _ => true);

        Assert.Equal(["1", "1", "3", "4", "5", "1"], Enumerable.Range(1, 6).Select(id => emails.OwnerOf(Key($"contact/{id}")).Id));
    }

    [Fact]
    public async Task OwnerOf_OwnerThatDoesNotTravel_LeavesTheAddressToTheNext()
    {
        await using var test = await BeginAsync();
        await AddAsync(test, ("1", "ada@example.com"), ("2", "ada@example.com"));

        Assert.Equal("2", Open(test, key => key.Id != "1").OwnerOf(Key("contact/2")).Id);
    }

    private static SharedEmails Open(Rehearsal test, Func<RecordKey, bool> isIncluded) =>
        new(test.Environment with { Source = new NoSource { Reading = Read } }, Plan, Source, isIncluded);

    private static CanonicalRecord Read(SourceRecord record)
    {
        var email = Encoding.UTF8.GetString(record.Body.Span);
        var field = new FieldSchema("email", "E-mail", FieldType.Email, FieldRole.Email);
        return new CanonicalRecord(record.Key, record.Object, [new(field, email.Length > 0 ? new FieldValue.Text(email) : FieldValue.Empty.Value)], []);
    }

    private static Task AddAsync(Rehearsal test, params (string Id, string Email)[] contacts) => test.CommitAsync([.. contacts.Select(contact =>
        new LedgerChange.RecordExtracted(
            new SourceRecord(Key($"contact/{contact.Id}"), "contacts", Encoding.UTF8.GetBytes(contact.Email), null), 1, null, "", contact.Id))]);
}
