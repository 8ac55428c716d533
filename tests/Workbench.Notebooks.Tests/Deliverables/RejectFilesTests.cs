using System.Text;
using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Deliverables;

namespace Workbench.Notebooks.Tests.Deliverables;

public sealed class RejectFilesTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("reject-files-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root.FullName, "rejects");

    [Fact]
    public async Task WriteAsync_RefusedWrite_GivesPayloadAndReason()
    {
        await using var ledger = await OpenAsync();
        await RefuseAsync(ledger, "ivinex/contact/1", "parameter_invalid", "HTTP 422: no such host");

        var written = await WriteAsync(ledger);

        Assert.Equal(new WrittenList("rejects", 1), written);
        Assert.Equal("""{"email":"x"}""", await File.ReadAllTextAsync(Path.Combine(Folder, "parameter_invalid", "contact-1.payload.json"), Cancellation));
        using var reason = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "parameter_invalid", "contact-1.reason.json"), Cancellation));
        var facts = reason.RootElement;
        Assert.Equal("ivinex/contact/1", facts.GetProperty("record").GetString());
        Assert.Equal("HTTP 422: no such host", facts.GetProperty("detail").GetString());
        Assert.Equal(ReasonCode.Hint("parameter_invalid"), facts.GetProperty("hint").GetString());
        Assert.Equal(("r-1", 1, new string('a', 64)), (facts.GetProperty("requestId").GetString(), facts.GetProperty("attempt").GetInt32(), facts.GetProperty("payloadSha256").GetString()));
    }

    [Fact]
    public async Task WriteAsync_HostileIdAndCode_StayInTheFolder()
    {
        await using var ledger = await OpenAsync();
        await RefuseAsync(ledger, "ivinex/contact/../../../outside", "../../code", "no");

        await WriteAsync(ledger);

        Assert.Equal(2, Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length);
        Assert.Equal([Folder], Directory.GetFileSystemEntries(root.FullName).Where(path => !Path.GetFileName(path).StartsWith("ledger", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WriteAsync_NothingWasPutTogether_GivesTheSourceRecord()
    {
        await using var ledger = await OpenAsync();
        await ExtractAsync(ledger, "ivinex/attachment/7");
        await ledger.CommitAsync([new LedgerChange.RecordRejected(Key("ivinex/attachment/7"), ReasonCode.ParentRejected, "fell", null)], Cancellation);

        await WriteAsync(ledger);

        Assert.Equal("""{"id":"1"}""", await File.ReadAllTextAsync(Path.Combine(Folder, ReasonCode.ParentRejected, "attachment-7.payload.json"), Cancellation));
    }

    [Fact]
    public async Task WriteAsync_RejectThatIsGone_LosesItsFiles()
    {
        await using var ledger = await OpenAsync();
        await RefuseAsync(ledger, "ivinex/contact/1", "bad", "no");
        await WriteAsync(ledger);
        await ledger.CommitAsync([new LedgerChange.EntryMoved(Key("ivinex/contact/1"), EntryState.Mapped, null)], Cancellation);

        var written = await WriteAsync(ledger);

        Assert.Equal(0, written.Rows);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    public void Dispose() => root.Delete(recursive: true);

    private Task<WrittenList> WriteAsync(SqliteLedger ledger) => new RejectFiles(ledger.Read, Folder).WriteAsync(Cancellation);

    private Task<SqliteLedger> OpenAsync() => SqliteLedger.OpenAsync(Path.Combine(root.FullName, "ledger.db"), TimeProvider.System, Cancellation);

    private static RecordKey Key(string key) => RecordKey.Parse(key);

    private static ValueTask ExtractAsync(SqliteLedger ledger, string key) => ledger.CommitAsync(
        [new LedgerChange.RecordExtracted(new SourceRecord(Key(key), "10", Encoding.UTF8.GetBytes("""{"id":"1"}"""), null), 1, null, "", key)], Cancellation);

    private static async Task RefuseAsync(SqliteLedger ledger, string key, string code, string detail)
    {
        await ExtractAsync(ledger, key);
        var sent = new string('a', 64);
        await ledger.CommitAsync(
            [
                new LedgerChange.RecordComposed(
                    Key(key), EntryState.Mapped, null, [new Write("create", "contact.create", 1, JsonElement.Parse("{}")) { Creates = "contact" }], [], []),
                new LedgerChange.WriteIntended(Key(key), "create", 1, sent, false),
                new LedgerChange.WriteEnded(Key(key), "create", WriteState.Refused, null, TwinOrigin.None, "r-1", detail, sent),
                new LedgerChange.RecordRejected(Key(key), code, detail, """{"email":"x"}"""),
            ],
            Cancellation);
    }
}
