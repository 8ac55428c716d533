using System.Text;
using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests;

public sealed class LedgerPurgeTests
{
    private const string Personal = "ada.lovelace@example.com";

    private readonly SqliteTestStore file = new();

    [Fact]
    public async Task RunAsync_FilledLedger_KeepsNoTextAndStillVerifies()
    {
        await using var test = await PurgedAsync();

        var report = file.Verify();

        Assert.Empty(report.Findings);
        Assert.DoesNotContain(Personal, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FilePath, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(file.Folder, "bodies")));
        Assert.False(Directory.Exists(Path.Combine(file.Folder, "files")));
    }

    [Theory]
    [InlineData("UPDATE verdict_shape SET data = replace(data, 'Defect', 'Equal')", "verdicts or notes")]
    [InlineData("UPDATE note SET code = 'truncated'", "verdicts or notes")]
    [InlineData("UPDATE entry SET body = 'x'", "Record ivinex/contact/1 ")]
    [InlineData("UPDATE document SET json = '{}' WHERE name = 'plan'", "Document 'plan'")]
    [InlineData("DELETE FROM event WHERE change = 'PersonalDataPurged'", "no event says")]
    public async Task Verify_PurgedLedgerChanged_NamesTheChange(string tampering, string expected)
    {
        await using var test = await PurgedAsync();
        file.Run(tampering);

        Assert.Contains(file.Verify().Findings, finding => finding.Contains(expected, StringComparison.Ordinal));
    }

    private async Task<TemporaryLedger> PurgedAsync()
    {
        var test = await TemporaryLedger.CreateAsync(file);
        var contact = $$"""{"email":"{{Personal}}"}""";
        var promise = new Promise("email", "contact", "email", FieldType.Text, Personal, PromiseCheck.Equals, VerdictClass.Equal);
        await test.CommitAsync(
            Extracted("ivinex/contact/1", contact),
            Extracted("ivinex/contact/2", $"{Personal}{new string('x', 1024 * 1024)}"),
            Composed("ivinex/contact/1", Write(body: contact)) with { Promises = [promise], Notes = [new Note("email", ReasonCode.MalformedEmail, Personal)] },
            new LedgerChange.BeforeImageTaken(new TwinRef("contact", "8"), JsonElement.Parse(contact)),
            Intended("ivinex/contact/1"),
            Ended("ivinex/contact/1", WriteState.Done, new TwinRef("contact", "7")) with { Answer = contact },
            Judged("ivinex/contact/1", ("email", VerdictClass.Defect, Personal)),
            new LedgerChange.RecordRejected(Key("ivinex/contact/2"), ReasonCode.VendorRefused, Personal, contact),
            new LedgerChange.DifferenceFound(Key("ivinex/contact/1"), 2, "contacts", DifferenceKind.Changed, Personal, null),
            new LedgerChange.DocumentSaved("quality", contact),
            new LedgerChange.DocumentSaved("findings", $$"""[{"text":"{{Personal}}"}]"""),
            new LedgerChange.DocumentSaved("sample reviews", $$"""{"reviews":[{"note":"{{Personal}} has two names"}]}"""),
            new LedgerChange.ProvisionMoved("agent:7", "An account", ProvisionState.Created, new TwinRef("agent", "7"), JsonElement.Parse(contact), Personal),
            new LedgerChange.DocumentSaved("plan", """{"plan":1}"""));
        Directory.CreateDirectory(Path.Combine(file.Folder, "files"));
        await test.CloseAsync();
        await LedgerPurge.RunAsync(file.LedgerPlace, "Ada", "hypercare is over", new PostgresWriter("the test"), new FixedClock(), TestContext.Current.CancellationToken);
        return test;
    }
}
