using System.Text;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Reconcile;

/// <summary>A ticket with three messages whose time the destination sets, so that only their order tells when they were said.</summary>
public sealed class ThreadOrderTests
{
    private static readonly DateTimeOffset Start = PromptClock.Start;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_MessagesInTheirOrder_FindsNothing()
    {
        await using var test = await LoadedAsync(hasTime: true);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Theory]
    [InlineData(true, "date")]
    [InlineData(false, "(order)")]
    public async Task RunAsync_TwoMessagesSwapped_AreDefectsOfTheFieldThatSaysWhen(bool hasTime, string field)
    {
        await using var test = await LoadedAsync(hasTime);
        Show(test, 1, 3, 2);

        await JudgeAsync(test);

        Assert.Equal(
            [(Key("message/2"), field, "stands before ivinex/message/3"), (Key("message/3"), field, "stands after ivinex/message/2")],
            test.Read.Verdicts([VerdictClass.Defect]).Select(defect => (defect.Key, defect.Field, defect.Expected!)).OrderBy(defect => defect.Key));
        Show(test, 1, 2, 3);
        await JudgeAsync(test);
        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Fact]
    public async Task RunAsync_MessageThatWasWrittenAfterItsSuccessor_StandsWhereItWasWritten()
    {
        await using var test = await LoadedAsync(hasTime: true);
        await ComposeAsync(test, 4, Start.AddMinutes(1.5), hasTime: true);
        await HangAsync(test, 4);
        await test.LoadAsync();
        Show(test, 1, 2, 3, 4);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Fact]
    public async Task RunAsync_MessageThatWasRefusedAndReplayed_StandsWhereItWasReplayed()
    {
        await using var test = await LoadedAsync(hasTime: true, refused: 2);
        await ComposeAsync(test, 2, Start.AddMinutes(2), hasTime: true);
        await test.LoadAsync();
        Show(test, 1, 3, 2);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Fact]
    public async Task RunAsync_MessageThatWasRolledBackAndLoadedAgain_StandsWhereItWasLoadedAgain()
    {
        await using var test = await LoadedAsync(hasTime: true);
        await RemoveAsync(test, 2);
        await ComposeAsync(test, 2, Start.AddMinutes(2), hasTime: true);
        await test.LoadAsync();
        Show(test, 1, 3, 2);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Theory]
    [InlineData(new[] { 1, 3, 2, 4 }, new[] { 1, 2, 2, 3 }, false)]
    [InlineData(new[] { 1, 4, 3, 2 }, new[] { 1, 1, 1, 1 }, false)]
    [InlineData(new[] { 1, 3, 2, 4 }, new[] { 1, 2, 3, 4 }, true)]
    [InlineData(new[] { 1, 4, 2, 3 }, new[] { 1, 2, 2, 3 }, true)]
    public async Task RunAsync_MessagesOfTheSameTime_AreNotCalledSwappedWithEachOther(int[] order, int[] seconds, bool hasDefect)
    {
        await using var test = await LoadedAsync(hasTime: true);
        await ComposeAsync(test, 4, Start.AddMinutes(4), hasTime: true);
        await HangAsync(test, 4);
        await test.LoadAsync();
        Show(test, order);
        foreach (var (number, second) in order.Zip(seconds))
        {
            var twin = test.Read.Twin(Key($"message/{number}"), "comment")!.Twin;
            test.Destination.Put(twin, ("as", $"message {number}"), ("written", new FieldValue.Instant(Start.AddSeconds(second)).Print()));
        }

        await JudgeAsync(test);

        Assert.Equal(hasDefect, test.Read.Verdicts([VerdictClass.Defect]).Any());
    }

    /// <summary>An update sends a message again, and leaves it where it stands.</summary>
    [Fact]
    public async Task RunAsync_SwappedMessagesOfWhichOneWasUpdated_AreDefects()
    {
        await using var test = await LoadedAsync(hasTime: true);
        var changed = Message(test, 2) with { Body = Body("message 2", new { more = "changed" }), UpdateBody = Body("message 2") };
        await test.CommitAsync(new LedgerChange.RecordComposed(Key("message/2"), EntryState.Mapped, null, [changed], Promises(2, hasTime: true), []));
        await test.LoadAsync();
        Show(test, 1, 3, 2);

        await JudgeAsync(test);

        Assert.Contains(test.Read.Verdicts([VerdictClass.Defect]), defect => defect.Key == Key("message/3") && defect.Expected == "stands after ivinex/message/2");
    }

    private static async Task<Rehearsal> LoadedAsync(bool hasTime, int? refused = null)
    {
        var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("ticket") with { Creates = "ticket" }], new Promise("subject", "ticket", "as", FieldType.Text, "ticket", PromiseCheck.Equals, VerdictClass.Equal));
        await test.LoadAsync();
        foreach (var message in Enumerable.Range(1, 3))
        {
            await ComposeAsync(test, message, Start.AddMinutes(message), hasTime);
        }

        if (refused is { } number)
        {
            test.Destination.Answer($"message {number}", new WriteAnswer.Refused("bad", "no", 400, null));
        }

        await HangAsync(test, 3);
        await test.LoadAsync();
        return test;
    }

    private static Task ComposeAsync(Rehearsal test, int number, DateTimeOffset at, bool hasTime)
    {
        var key = Key($"message/{number}");
        return test.CommitAsync(
            new LedgerChange.RecordExtracted(new SourceRecord(key, "message", Encoding.UTF8.GetBytes($"{{\"k\":{number}}}"), null), 1, at, "", ""),
            new LedgerChange.RecordComposed(key, EntryState.Mapped, null, [Message(test, number)], Promises(number, hasTime), []));
    }

    private static Write Message(Rehearsal test, int number) =>
        Create($"message {number}", new { @in = test.Read.Twin(Key("ticket/1"), "ticket")!.Twin.Print() }) with
        {
            Creates = "comment", Thread = "ticket/1", Order = number,
        };

    private static IReadOnlyList<Promise> Promises(int number, bool hasTime)
    {
        var time = new Promise("date", "comment", "written", FieldType.Instant, "", PromiseCheck.None, VerdictClass.Equal);
        var body = new Promise("body", "comment", "as", FieldType.Text, $"message {number}", PromiseCheck.Equals, VerdictClass.Equal);
        return hasTime ? [body, time] : [body];
    }

    /// <summary>A rollback removed the twin of a message.</summary>
    private static Task RemoveAsync(Rehearsal test, int number)
    {
        var twin = test.Read.Twin(Key($"message/{number}"), "comment")!.Twin;
        test.Destination.Lose(twin);
        return test.CommitAsync(
            new LedgerChange.TwinRemoved(Key($"message/{number}"), "create", twin, RemovalResult.Removed, null),
            new LedgerChange.EntryMoved(Key($"message/{number}"), EntryState.RolledBack, null));
    }

    /// <summary>The messages belong to the ticket.</summary>
    private static Task HangAsync(Rehearsal test, int messages) => test.CommitAsync(
        [
            .. Enumerable.Range(1, messages).Select(number => new LedgerChange.LinkExtracted(new RecordLink(Key($"message/{number}"), LinkRole.Parent, Key("ticket/1")), 1)),
            new LedgerChange.ScanFinished("message", 1, messages),
        ]);

    /// <summary>The ticket shows its messages in this order.</summary>
    private static void Show(Rehearsal test, params int[] order)
    {
        var twins = order.Select(number => test.Read.Twin(Key($"message/{number}"), "comment")!.Twin).ToList();
        test.Destination.Order = twin => twins.FindIndex(shown => shown.Id == twin.Id);
    }

    private static async Task JudgeAsync(Rehearsal test) =>
        await new ReconcileStep(test.Environment, new ReconcileOptions(TimeSpan.Zero)).RunAsync(null, Cancellation);
}
