using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Records;

namespace Workbench.Notebooks.Tests.Records;

/// <summary>Verdicts add up per object and per field, under the names that people know.</summary>
public sealed class VerdictTotalTests
{
    private static readonly IReadOnlyList<VerdictCount> Counts =
    [
        new("10", Kind.CustomRecord, "serial", VerdictClass.Equal, null, 5),
        new("10", Kind.CustomRecord, "serial", VerdictClass.ExpectedLoss, "truncated", 2),
        new("10", Kind.CustomRecord, "owner", VerdictClass.Equal, null, 7),
        new("11", Kind.CustomRecord, "serial", VerdictClass.Defect, "mismatch", 1),
        new("file", Kind.Attachment, "name", VerdictClass.Equal, null, 3),
        new("1", Kind.Contact, "email", VerdictClass.Equal, null, 4),
    ];

    private static readonly ObjectLabels Labels = new(Source(("1", "Contacts"), ("10", "Machines"), ("11", "Contracts")));

    [Fact]
    public void ByObject_TwoTabsOfOneKind_StandApart() => Assert.Equal(
        ["Contacts 4", "file 3", "Contracts 1", "Machines 14"],
        VerdictTotal.ByObject(Counts, Labels).Select(total => $"{total.Object} {total.All}"));

    [Fact]
    public void ByField_EveryField_AddsUpToItsObject()
    {
        var fields = VerdictTotal.ByField(Counts, Labels);

        Assert.Equal(
            ["Contacts/email 4", "file/name 3", "Contracts/serial 1", "Machines/owner 7", "Machines/serial 7"],
            fields.Select(total => $"{total.Object}/{total.Field} {total.All}"));
        Assert.All(fields, total => Assert.Equal(total.All, Enum.GetValues<VerdictClass>().Sum(total.Of)));
        Assert.All(VerdictTotal.ByObject(Counts, Labels), total => Assert.Equal(total.All, fields.Where(field => field.Object == total.Object).Sum(field => field.All)));
    }

    [Fact]
    public void ByObject_TwoObjectsOfOneLabel_SayTheirNames() => Assert.Equal(
        ["Contacts", "file", "Machines (10)", "Machines (11)"],
        VerdictTotal.ByObject(Counts, new ObjectLabels(Source(("1", "Contacts"), ("10", "Machines"), ("11", "Machines")))).Select(total => total.Object));

    [Fact]
    public void ByObject_NothingDiscovered_GoesByName() =>
        Assert.Equal(["1", "file", "10", "11"], VerdictTotal.ByObject(Counts, new ObjectLabels(null)).Select(total => total.Object));

    private static SchemaSnapshot Source(params IEnumerable<(string Name, string Label)> objects) =>
        new("ivinex", "acme", [.. objects.Select(found => new ObjectSchema(found.Name, found.Label, null, null, []))], [], []);
}
