using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Host.Tests.Manifests;

/// <summary>Changes that leave a row in every table of a ledger, about contacts that it has.</summary>
internal static class OneOfEach
{
    private const string Create = "create";

    private static readonly string Payload = new('a', 64);
    private static readonly JsonElement Empty = JsonElement.Parse("{}");
    private static readonly TwinRef Twin = new("contact", "7");
    private static readonly TwinRef Found = new("contact", "9");

    public static IReadOnlyList<LedgerChange> Changes { get; } =
    [
        new LedgerChange.ScanFinished("contacts", 1, 20),
        new LedgerChange.LinkExtracted(new RecordLink(Key(2), LinkRole.Parent, Key(1)), 1),
        new LedgerChange.FileStored(Key(3), "photo.png", "image/png", 9, "ab12", null, null),
        new LedgerChange.ExistingSeen(new ExistingTwin(Found, null, null)),
        new LedgerChange.BeforeImageTaken(Found, Empty),
        Composed(1) with
        {
            Promises = [Named("Ada")],
            Notes = [new Note("email", ReasonCode.MalformedEmail, "ada@")],
        },
        new LedgerChange.WriteIntended(Key(1), Create, 1, Payload, false),
        new LedgerChange.WriteEnded(Key(1), Create, WriteState.Done, Twin, TwinOrigin.Created, "request-1", "{}"),
        new LedgerChange.VerdictsGiven(Key(1), [new Verdict(Key(1), "name", VerdictClass.Defect, null, "Ada", "Eve")]),
        Composed(2),
        new LedgerChange.WriteIntended(Key(2), Create, 1, Payload, false),
        Composed(2) with { Notes = [new Note("email", ReasonCode.MalformedEmail, "eve@")] },
        Composed(6) with { Promises = [Named("Eve")] },
        new LedgerChange.RecordRejected(Key(4), ReasonCode.VendorRefused, "no name", null),
        new LedgerChange.TwinRemoved(Key(1), Create, Twin, RemovalResult.Leftover, null),
        new LedgerChange.ProvisionMoved("tag", "Tag", ProvisionState.Created, new TwinRef("tag", "1"), Empty, null),
        new LedgerChange.DocumentSaved("plan", "{}"),
        new LedgerChange.ManualStepMoved("export", "before", "done", "a list", "Ada", ""),
        new LedgerChange.DifferenceFound(Key(5), 1, "contacts", DifferenceKind.Changed, "a", "b"),
        new LedgerChange.FindingMoved(Key(5), FindingSide.Source, "changed", FindingProgress.Open, "Ada", ""),
        new LedgerChange.LimitsSet(AccountSide.Source, new AccountLimits(0.5), "Ada"),
    ];

    private static LedgerChange.RecordComposed Composed(int number) =>
        new(Key(number), EntryState.Mapped, null, [new Write(Create, "contact.create", 1, Empty)], [], []);

    private static Promise Named(string name) => new("name", "contact", "name", FieldType.Text, name, PromiseCheck.Equals, VerdictClass.Equal);

    private static RecordKey Key(int number) => RecordKey.Parse($"ivinex/contact/{number}");
}
