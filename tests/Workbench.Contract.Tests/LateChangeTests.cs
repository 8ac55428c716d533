using System.Text;
using System.Text.RegularExpressions;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;

namespace Workbench.Contract.Tests;

/// <summary>Texts that change in the source after they were loaded: the destination shows the new text, or the loss has its name.</summary>
public sealed partial class LateChangeTests(PreparedMigrations prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Destinations => [.. DestinationSubject.All.Select(subject => subject.Name)];

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Load_TextsThatChangedLater_AreThereOrNamedAsLost(string destination)
    {
        await using var migration = await prepared.CopyAsync(DestinationSubject.All.Single(subject => subject.Name == destination), Cancellation);
        await migration.LoadAsync();
        await migration.ReconcileAsync();
        var changed = await ChangeAsync(migration, Kind.Message, FieldRole.Body) + await ChangeAsync(migration, Kind.Ticket, FieldRole.Body);

        await migration.MapAsync();
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        Assert.True(changed >= 6, $"only {changed} texts were changed");
        var verdicts = migration.Read.Verdicts().ToList();
        var bad = verdicts.Where(verdict => verdict.Class is VerdictClass.Defect or VerdictClass.InDoubt).ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad.Take(5)));
        var kept = verdicts.Where(verdict => verdict.Reason == ReasonCode.ImmutableAfterLoad).ToList();
        Assert.Equal(destination == "intercom", kept.Count > 0);
        Assert.All(kept, verdict => Assert.Contains("Otherwise", verdict.Expected, StringComparison.Ordinal));
        Assert.Equal(0, migration.Destination.Account.Emulator.Outbox.Count);
    }

    /// <summary>Puts another word in the place of one that stands in the text of up to five records.</summary>
    private static async Task<int> ChangeAsync(Migration migration, Kind kind, string role)
    {
        var words = migration.Read.Entries(kind).Select(entry => (Entry: entry, Word: Word(migration, entry, role))).Where(found => found.Word is not null).Take(5).ToList();
        foreach (var (entry, word) in words)
        {
            await migration.ChangeAsync(entry, body => body.Replace(word!, "Otherwise", StringComparison.Ordinal));
        }

        return words.Count;
    }

    private static string? Word(Migration migration, EntryRow entry, string role)
    {
        var text = migration.Find(entry).ByRole(role).Print();
        var body = Encoding.UTF8.GetString(migration.Read.Body(entry.Key, entry.BodySha256));
        return LongWord().Matches(text).Select(match => match.Value)
            .FirstOrDefault(word => body.Contains($" {word} ", StringComparison.Ordinal) && !body.Contains($"{word}\":", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<= )[a-z]{5,}(?= )")]
    private static partial Regex LongWord();
}
