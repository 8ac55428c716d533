using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Tests.Shared;

namespace Workbench.Contract.Tests;

/// <summary>Files that the source got after their records were loaded: none is lost, none is sent twice, and what stands there stays as it is.</summary>
public sealed class LateFileTests(PreparedMigrations prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Destinations => [.. DestinationSubject.All.Select(subject => subject.Name)];

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Load_FilesThatCameLater_CarriesEachOnce(string destination)
    {
        LongTests.Require();
        await using var migration = await prepared.CopyAsync(DestinationSubject.All.Single(subject => subject.Name == destination), Cancellation);
        await migration.MapAsync(key => key.Kind != Kind.Attachment);
        await migration.LoadAsync();

        await migration.MapAsync();
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        var bad = migration.Read.Verdicts().Where(verdict => verdict.Class is VerdictClass.Defect or VerdictClass.InDoubt).ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad.Take(5)));
        var late = migration.Read.Entries(Kind.Attachment).SelectMany(entry => migration.Read.Twins(entry.Key)).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, twin => Assert.Equal(Write.NameOfFile(twin.Key), twin.Write));
        Assert.Equal(0, migration.Destination.Account.Emulator.Outbox.Count);

        var fingerprint = migration.Destination.Account.Emulator.Fingerprint();
        await migration.MapAsync();
        Assert.DoesNotContain(migration.Read.Counts(), count => count.State is EntryState.Mapped or EntryState.Waiting);
        await migration.LoadAsync();
        Assert.Equal(fingerprint, migration.Destination.Account.Emulator.Fingerprint());
    }
}
