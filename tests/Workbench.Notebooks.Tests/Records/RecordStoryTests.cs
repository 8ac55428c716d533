using System.Text;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Records;

namespace Workbench.Notebooks.Tests.Records;

/// <summary>A record's life reads from top to bottom: what was done, what was noted, how it was judged.</summary>
public sealed class RecordStoryTests : IAsyncLifetime
{
    private static readonly RecordKey Ada = RecordKey.Parse("ivinex/contact/1");
    private readonly string folder = Directory.CreateTempSubdirectory("story-tests-").FullName;
    private SqliteLedger ledger = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ledger = await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, Cancellation);
        await ledger.CommitAsync(
            [
                new LedgerChange.RecordExtracted(new SourceRecord(Ada, "contact", Encoding.UTF8.GetBytes("{}"), null), 1, DateTimeOffset.UnixEpoch, "", "Ada"),
                new LedgerChange.RecordComposed(
                    Ada, EntryState.Mapped, null, [new Write("create", "contact.create", 1, JsonSerializer.SerializeToElement(new { })) { Creates = "contact" }],
                    [new Promise("name", "contact", "name", FieldType.Text, "Ada", PromiseCheck.Equals, VerdictClass.Equal)],
                    [new Note("phone", ReasonCode.FormerAgent, "was Bob's")]),
                new LedgerChange.WriteIntended(Ada, "create", 1, "abc", IsUpdate: false),
                new LedgerChange.WriteEnded(Ada, "create", WriteState.Done, new TwinRef("contact", "77"), TwinOrigin.Created, "req-9", null, "abc"),
                new LedgerChange.EntryMoved(Ada, EntryState.Loaded, null),
                new LedgerChange.VerdictsGiven(Ada, [new Verdict(Ada, "email", VerdictClass.Equal, null), new Verdict(Ada, "name", VerdictClass.Defect, "mismatch", "Ada", "Eve")]),
            ],
            Cancellation);
    }

    [Fact]
    public void Of_LoadedRecord_TellsItsLifeInOrder()
    {
        var story = RecordStory.Of(ledger.Read, Ada.ToString());

        Assert.Equal(("ivinex/contact/1, Differs, now contact:77", "Ada"), (story.Caption, story.Label));
        Assert.Equal(
            [
                "Read from the source in scan 1", "Composed by the plan: mapped", "Note on phone", "Sending 'create', attempt 1",
                "'create' ended: done, contact:77", "Now loaded", "Read back and judged: 2 fields", "Equal: 1 fields", "Defect: name",
            ],
            story.Events.Select(found => found.What));
        Assert.EndsWith("expected 'Ada', found 'Eve'", story.Events[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ivinex/contact/2")]
    [InlineData("nonsense")]
    public void Of_UnknownRecord_SaysWhatKeysLookLike(string key) =>
        Assert.Contains("Keys look like", Assert.Throws<PlanException>(() => RecordStory.Of(ledger.Read, key)).Message, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
