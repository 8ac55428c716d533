using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

public abstract class WriteChangesContract(StoreKind kind) : LedgerContract(kind)
{
    private const string Record = "ivinex/contact/1";

    [Fact]
    public async Task Ended_TheLastOpenWriteOfARecord_LoadsIt()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write(), Write("close", phase: 2)), Intended(Record), Intended(Record, "close"));

        await test.CommitAsync(Ended(Record, WriteState.Done, new TwinRef("contact", "9")));
        Assert.Equal(EntryState.Sending, test.Read.Entry(Key(Record))!.State);
        await test.CommitAsync(Ended(Record, WriteState.Done, null, "close"));

        Assert.Equal(EntryState.Loaded, test.Read.Entry(Key(Record))!.State);
    }

    [Theory]
    [InlineData(WriteState.Planned)]
    [InlineData(WriteState.Refused)]
    [InlineData(WriteState.InDoubt)]
    public async Task Ended_WithoutConfirmation_LoadsNothing(WriteState state)
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write()), Intended(Record));

        await test.CommitAsync(Ended(Record, state, null));

        Assert.Equal(EntryState.Sending, test.Read.Entry(Key(Record))!.State);
    }

    [Fact]
    public async Task Ended_Done_PinsItsMembersInTheirOrder()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write()));

        await test.CommitAsync(Intended(Record), Ended(Record, WriteState.Done, new TwinRef("contact", "<9>", "account:ä")));

        Assert.Equal(
            [
                $$"""{"name":"create","attempt":1,"payload":"{{new string('a', 64)}}","isUpdate":false}""",
                """{"name":"create","state":"done","twin":{"type":"contact","id":"<9>","container":"account:ä"},"origin":"created","requestId":"request-1","answer":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}""",
            ],
            test.Read.Events(Key(Record)).Where(row => row.Change.StartsWith("Write", StringComparison.Ordinal)).Select(row => row.Data));
    }
}

public sealed class WriteChangesOnSqliteTests() : WriteChangesContract(StoreKind.Sqlite);

public sealed class WriteChangesOnPostgresTests() : WriteChangesContract(StoreKind.Postgres);
