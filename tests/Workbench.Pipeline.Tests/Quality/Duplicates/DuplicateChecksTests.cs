using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Duplicates;
using static Workbench.Pipeline.Tests.Quality.QualityBed;

namespace Workbench.Pipeline.Tests.Quality.Duplicates;

public sealed class DuplicateChecksTests
{
    [Theory]
    [InlineData("Ann@Example.com", "ann@example.com ", ReasonCode.DuplicateEmail)]
    [InlineData("ann@example.com", "ann+news@example.com", QualityCode.SimilarEmail)]
    [InlineData("ann.lee@gmail.com", "annlee@googlemail.com", QualityCode.SimilarEmail)]
    [InlineData("ann.lee@example.com", "annlee@example.com", null)]
    [InlineData("ann@example.com", "ann@example.org", null)]
    [InlineData("", "", null)]
    public void Finish_TwoAddresses_KnowsTheMailbox(string first, string second, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Contact("1", "", first), Contact("2", "", second)));

    [Theory]
    [InlineData("+49 30 1234567", "0049 (0)30 / 123 45 67", QualityCode.DuplicatePhone)]
    [InlineData("+49 30 1234567", "030 1234567", QualityCode.DuplicatePhone)]
    [InlineData("+49 30 1234567", "+49 30 1234568", null)]
    [InlineData("ext. 12", "ext. 12", null)]
    public void Finish_TwoNumbers_KnowsTheLine(string first, string second, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Contact("1", "", "", first), Contact("2", "", "", second)));

    [Theory]
    [InlineData("Anna Müller", "muller, ANNA", QualityCode.DuplicateName)]
    [InlineData("Anna Müller", "Anna Mühler", null)]
    [InlineData("Anna", "Anna", null)]
    public void Finish_TwoNames_KnowsTheSpelling(string first, string second, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Contact("1", first, ""), Contact("2", second, "")));

    [Theory]
    [InlineData("Anna Meier", "anna@acme.example", "Anna Maier", "a.maier@acme.example", true)]
    [InlineData("Anna Meier", "anna@acme.example", "Anna Maier", "boss@other.example", false)]
    [InlineData("Anna Meier", "anna@gmail.com", "Anna Maier", "boss@gmail.com", false)]
    [InlineData("Jonathan Smith", "jon@acme.example", "Jonathon Smith", "jsmith@acme.example", true)]
    [InlineData("Jonathan Smith", "jon@acme.example", "Joanna Smith", "jo@acme.example", false)]
    public void Finish_TwoPeopleWithNearNames_AsksForMoreThanTheName(string first, string email, string second, string other, bool isNear) =>
        Assert.Equal(isNear ? [QualityCode.NearDuplicate] : [], Codes(Contact("1", first, email), Contact("2", second, other)));

    [Theory]
    [InlineData("Acme B.V.", "ACME", QualityCode.DuplicateName)]
    [InlineData("Acme & Co. KG", "acme", QualityCode.DuplicateName)]
    [InlineData("Juniper Energy GmbH", "Junipper Energy", QualityCode.NearDuplicate)]
    [InlineData("Kestrel Logistics", "Cestrel Logistics", QualityCode.NearDuplicate)]
    [InlineData("Store 12 Utrecht", "Store 13 Utrecht", null)]
    [InlineData("Northwind", "Southwind", null)]
    [InlineData("GmbH", "AG", null)]
    public void Finish_TwoOrganizations_KnowsLegalFormsAndSlips(string first, string second, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Organization("1", first), Organization("2", second)));

    [Fact]
    public void Finish_AContactAndAnOrganization_AreNotCompared() =>
        Assert.Empty(Codes(Contact("1", "Anna Example", "a@example.com"), Organization("2", "Anna Example")));

    [Fact]
    public void Finish_Groups_CountAllButTheFirstAndNameIt()
    {
        var found = Findings([.. Enumerable.Range(1, 4).Select(id => Contact($"{id}", "", "one@example.com"))]).Single();

        Assert.Equal((3, "2"), (found.Count, found.Examples[0].Key.Id));
        Assert.Equal("one@example.com, as ivinex/contact/1", found.Examples[0].Value);
    }

    [Fact]
    public void Finish_ThirtyThousandRecords_FindsEveryPair()
    {
        var scratch = Directory.CreateTempSubdirectory("duplicates-");
        var log = new FindingLog(FieldFates.Unknown);
        using (var checks = new DuplicateChecks(log, scratch.FullName))
        {
            for (var id = 0; id < 30_000; id++)
            {
                checks.Add(Contact($"{id:00000}", "", $"person{id % 15_000}@example.com"));
            }

            checks.Finish(TestContext.Current.CancellationToken);
            Assert.NotEmpty(scratch.GetFiles());
        }

        Assert.Empty(scratch.GetFiles());
        scratch.Delete();
        var found = Assert.Single(log.Findings());
        Assert.Equal((ReasonCode.DuplicateEmail, 15_000), (found.Code, found.Count));
    }

    [Fact]
    public void Finish_MoreAlikeThanTheWindow_SaysSo()
    {
        var log = new FindingLog(FieldFates.Unknown);
        using var checks = new DuplicateChecks(log, Path.GetTempPath());
        for (var id = 0; id < DuplicateChecks.Window + 5; id++)
        {
            checks.Add(Organization($"{id}", $"Acmeton {new string((char)('b' + (id % 24)), 8)}{new string((char)('b' + (id / 24)), 8)}"));
        }

        checks.Finish(TestContext.Current.CancellationToken);

        Assert.True(checks.BeyondWindow >= 5);
        Assert.Empty(log.Findings());
    }

    private static IEnumerable<string> Codes(params CanonicalRecord[] records) => Findings(records).Select(found => found.Code);

    private static IReadOnlyList<QualityFinding> Findings(params CanonicalRecord[] records)
    {
        var log = new FindingLog(FieldFates.Unknown);
        using var checks = new DuplicateChecks(log, Path.GetTempPath());
        foreach (var record in records)
        {
            checks.Add(record);
        }

        checks.Finish(TestContext.Current.CancellationToken);
        return log.Findings();
    }

    private static CanonicalRecord Contact(string id, string name, string email, string phone = "") => new(
        new RecordKey("ivinex", Kind.Contact, id), "contacts", [Text("name", name, FieldRole.Name), Email(email), Text("phone", phone, FieldRole.Phone)], []);

    private static CanonicalRecord Organization(string id, string name) =>
        new(new RecordKey("ivinex", Kind.Organization, id), "organizations", [Text("name", name, FieldRole.Name)], []);
}
