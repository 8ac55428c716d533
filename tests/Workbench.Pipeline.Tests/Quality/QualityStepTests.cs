using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Quality;
using static Workbench.Pipeline.Tests.Quality.QualityBed;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class QualityStepTests
{
    [Fact]
    public async Task RunAsync_EmptyLedger_RefusesToCallItGood()
    {
        await using var bed = await CreateAsync();

        await Assert.ThrowsAsync<PlanException>(() => bed.RunAsync());
    }

    [Fact]
    public async Task RunAsync_SomeRecords_MeasuresEveryField()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("ann@example.com"), Text("city", "Bonn"));
        var longest = bed.Add("contact/2", Email("bo.li@example.com"), Text("city", "Bad Homburg 2"));
        bed.Add("contact/3", Email("cy@example.com"), Text("city", ""));
        bed.Add("contact/4", Email("di@example.com"), Text("city", "Bonn"));

        var profile = await bed.RunAsync();

        var contacts = Assert.Single(profile.Objects);
        Assert.Equal(("People", 4), (contacts.Label, contacts.Records));
        var city = contacts.Fields.Single(field => field.Name == "city");
        Assert.Equal((4, 3, 2, false), (city.Records, city.Filled, city.Distinct, city.IsDistinctCapped));
        Assert.Equal((4, 13, longest), (city.Shortest, city.Longest, city.LongestKey));
        Assert.Equal([new PatternCount("a", 2), new PatternCount("a a 9", 1)], city.Patterns);
        Assert.Equal(["Bonn", "Bad Homburg 2"], city.Examples);
        Assert.Empty(profile.Findings);
    }

    [Fact]
    public async Task RunAsync_Finished_KeepsTheProfileInTheLedger()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("no address"));

        var profile = await bed.RunAsync();

        Assert.Equal(CanonicalJson.Write(profile), CanonicalJson.Write(QualityStep.Last(bed.Read)));
        Assert.Equal(Schema.Hash(), profile.SchemaHash);
    }

    [Fact]
    public async Task Last_NeverRun_SaysWhatToDo()
    {
        await using var bed = await CreateAsync();

        Assert.Contains("02-data-quality", Assert.Throws<PlanException>(() => QualityStep.Last(bed.Read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EmailsOfContacts_FindsMissingMalformedAndDouble()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("ann@example.com"));
        bed.Add("contact/2", Email("ANN@example.com"));
        bed.Add("contact/3", Email(""));
        bed.Add("contact/4", Email("ann at example.com"));

        var profile = await bed.RunAsync();

        Assert.Equal(["contact/2"], Found(profile, ReasonCode.DuplicateEmail));
        Assert.Equal(["contact/3"], Found(profile, ReasonCode.NoEmail));
        Assert.Equal(["contact/4"], Found(profile, ReasonCode.MalformedEmail));
    }

    [Fact]
    public async Task RunAsync_LinkToNothing_IsDangling()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("ann@example.com"));
        var good = bed.Add("ticket/1");
        var bad = bed.Add("ticket/2");

        var profile = await bed.RunAsync(
            Link(good, LinkRole.Requester, "contact/1"), Link(good, LinkRole.Assignee, "agent/1"), Link(bad, LinkRole.Requester, "contact/9"));

        Assert.Equal(["ticket/2"], Found(profile, ReasonCode.DanglingLink));
        var finding = profile.Findings.Single();
        Assert.Equal((LinkRole.Requester, "ivinex/contact/9"), (finding.Field, finding.Examples.Single().Value));
        Assert.Equal(ReasonCode.Explain(ReasonCode.DanglingLink), finding.WhatHappens);
    }

    [Fact]
    public async Task RunAsync_MessageWhoseOnlyParentIsMissing_HasNoParent()
    {
        await using var bed = await CreateAsync();
        bed.Add("ticket/1");
        var first = bed.Add("message/1");
        var second = bed.Add("message/2");
        bed.Add("task/1");

        var profile = await bed.RunAsync(Link(first, LinkRole.Parent, "ticket/1"), Link(second, LinkRole.Parent, "ticket/9"));

        Assert.Equal(["message/2", "task/1"], Found(profile, ReasonCode.NoParent));
    }

    [Fact]
    public async Task RunAsync_DeletedRecord_IsCountedAndNotProfiled()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("broken"));
        var seen = bed.Add("contact/2", Email("ann@example.com"));

        var profile = await bed.RunAsync(bed.ScanOfOnly(seen));

        Assert.Equal((1, 1), (profile.Records, profile.Deleted));
        Assert.Equal(1, Assert.Single(profile.Objects).Records);
        Assert.Equal(ReasonCode.DeletedInSource, Assert.Single(profile.Findings).Code);
    }

    [Fact]
    public async Task RunAsync_Files_FindsOversizeFailedAndEmpty()
    {
        await using var bed = await CreateAsync();
        bed.Add("attachment/1", Field("size", new FieldValue.Number(MaxFileBytes), FieldRole.FileBytes));
        bed.Add("attachment/2", Field("size", new FieldValue.Number(MaxFileBytes + 1), FieldRole.FileBytes));
        var expired = bed.Add("attachment/3", Field("size", new FieldValue.Number(5), FieldRole.FileBytes));
        bed.Add("attachment/4", Field("size", new FieldValue.Number(0), FieldRole.FileBytes));

        var profile = await bed.RunAsync(new LedgerChange.FileStored(expired, "a.txt", "text/plain", 0, null, ReasonCode.FileExpired, null));

        Assert.Equal(["attachment/2"], Found(profile, QualityCode.OversizeFile));
        Assert.Equal(["attachment/3"], Found(profile, ReasonCode.FileExpired));
        Assert.Equal(["attachment/4"], Found(profile, ReasonCode.FileEmpty));
    }

    [Fact]
    public async Task RunAsync_ManyOfAKind_KeepsFiveExamplesAndTheCount()
    {
        await using var bed = await CreateAsync();
        for (var id = 1; id <= 9; id++)
        {
            bed.Add($"contact/{id}", Email(""));
        }

        var finding = Assert.Single((await bed.RunAsync()).Findings);

        Assert.Equal((9, 5), (finding.Count, finding.Examples.Count));
    }

    [Fact]
    public async Task RunAsync_SeveralFindings_PutsTheWorstFirst()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("broken"), Text("note", "=1+1"));
        bed.Add("contact/2", Email(""), Text("note", "=1+1"));

        var severities = (await bed.RunAsync()).Findings.Select(finding => finding.Severity);

        Assert.Equal([QualitySeverity.Problem, QualitySeverity.Warning, QualitySeverity.Notice], severities);
    }

    private static IEnumerable<string> Found(QualityProfile profile, string code) =>
        profile.Findings.Where(finding => finding.Code == code)
            .SelectMany(finding => finding.Examples)
            .Select(example => $"{example.Key.Kind.Print()}/{example.Key.Id}");
}
