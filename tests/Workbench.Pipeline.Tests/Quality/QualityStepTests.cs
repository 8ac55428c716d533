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
        Assert.Equal((4, 3, 2, false), (city.Records, city.Filled, city.Distinct, city.IsDistinctEstimated));
        Assert.Equal((new LengthProfile(4, 4, 13, 13), longest), (city.Lengths, city.LongestKey));
        Assert.Equal([new PatternCount("Aa", 2), new PatternCount("Aa Aa 9", 1)], city.Patterns);
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
        var finding = profile.Findings.Single(found => found.Code == ReasonCode.DanglingLink);
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

    [Fact]
    public async Task RunAsync_TicketsAndOrganizations_FindsThoseThatStandAlone()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("ann@example.com"));
        var used = bed.Add("organization/1", Text("name", "Acme", FieldRole.Name));
        bed.Add("organization/2", Text("name", "Waste", FieldRole.Name));
        var asked = bed.Add("ticket/1");
        bed.Add("ticket/2");

        var profile = await bed.RunAsync(Link(asked, LinkRole.Requester, "contact/1"), Link(asked, LinkRole.Organization, $"organization/{used.Id}"));

        Assert.Equal(["organization/2"], Found(profile, QualityCode.UnusedOrganization));
        Assert.Equal(["ticket/2"], Found(profile, QualityCode.NoRequester));
    }

    [Fact]
    public async Task RunAsync_HitsOfCountedFindings_AddUpToTheirCounts()
    {
        await using var bed = await CreateAsync();
        for (var id = 1; id <= 60; id++)
        {
            bed.Add(
                $"contact/{id:00}", Email(id % 3 == 0 ? "" : $"a{id % 7}@example.com"), Text("note", id % 5 == 0 ? "=1+1" : "fine"),
                Text("level", id % 10 == 0 ? "gold" : "Gold"), Text("unused", ""));
        }

        var profile = await bed.RunAsync();

        var counted = profile.Findings.Where(found => found.Examples.Count > 0).ToDictionary(found => (found.Code, found.Object, found.Field), found => found.Count);
        Assert.True(counted.Count >= 3);
        Assert.Equal(counted, bed.Hits.GroupBy(hit => (hit.Code, hit.Object, hit.Field)).ToDictionary(group => group.Key, group => (long)group.Count()));
        Assert.Equal(bed.Hits.Count(hit => hit.Code == ReasonCode.NoEmail), profile.Objects.Single().Fields.Where(field => field.Name == "email").Sum(field => field.Records - field.Filled));
    }

    [Fact]
    public async Task RunAsync_FieldsAsAWhole_AreJudgedWhenAllIsRead()
    {
        await using var bed = await CreateAsync();
        for (var id = 1; id <= 60; id++)
        {
            bed.Add(
                $"contact/{id:00}", Email($"a{id}@example.com"),
                Text("unused", ""), Text("same", "always"), Text("level", id == 9 ? "gold " : "Gold"), Text("since", $"{(id % 28) + 1:00}.12.2019"),
                Text("fee", $"1.{id:000},50"), Text("vip", id % 2 == 0 ? "ja" : "nein"), Text("code", id == 30 ? "AB 030" : $"AB-{id:000}"),
                Field("income", new FieldValue.Number(id == 7 ? 9_000_000 : 1_000 + id), null, FieldType.Number));
        }

        var findings = (await bed.RunAsync()).Findings.ToDictionary(found => found.Id);

        Assert.Equal(
            [
                "dates-in-text:contacts.since", "never-filled:contacts.unused", "number-outlier:contacts.income", "numbers-in-text:contacts.fee", "one-value:contacts.same",
                "spelling-variants:contacts.level", "unusual-shape:contacts.code", "yes-no-in-text:contacts.vip",
            ],
            findings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, "contact/07"), (findings["number-outlier:contacts.income"].Count, findings["number-outlier:contacts.income"].Examples[0].Key.ToString()["ivinex/".Length..]));
        Assert.Equal(1, findings["spelling-variants:contacts.level"].Count);
        Assert.Equal("Gold", Assert.IsType<Transform.MapValues>(findings["spelling-variants:contacts.level"].PlanRemedy).Values["gold "]);
        Assert.IsType<Transform.ParseDate>(findings["dates-in-text:contacts.since"].PlanRemedy);
        Assert.IsType<Transform.BooleanWords>(findings["yes-no-in-text:contacts.vip"].PlanRemedy);
        Assert.Equal(new Transform.ParseNumber(",", "."), findings["numbers-in-text:contacts.fee"].PlanRemedy);
    }

    [Fact]
    public async Task RunAsync_TextThatIsNoUnicode_IsProfiledAndKept()
    {
        await using var bed = await CreateAsync();
        bed.Add("contact/1", Email("ann@example.com"), Text("note", "cut \ud83d"));

        Assert.Equal(["contact/1"], Found(await bed.RunAsync(), QualityCode.LoneSurrogate));
        Assert.Equal(QualityCode.LoneSurrogate, QualityStep.Last(bed.Read).Findings.Single().Code);
    }

    [Fact]
    public void Codes_OfBothLists_AllHaveARule()
    {
        var codes = typeof(QualityCode).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(QualityRule.Codes));
        Assert.Empty(QualityRule.Codes.Except(codes).Except(ReasonCode.All));
        Assert.All(QualityRule.Codes, code => Assert.DoesNotContain("{", QualityRule.Of(code).Happens(null, "Intercom"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Found(QualityProfile profile, string code) =>
        profile.Findings.Where(finding => finding.Code == code)
            .SelectMany(finding => finding.Examples)
            .Select(example => $"{example.Key.Kind.Print()}/{example.Key.Id}");
}
