using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Tests.SignOff;

public sealed class SchemaDiffTests
{
    private static readonly FieldSchema Region = new(
        "region", "Region", FieldType.Choice, Options: [new("1", "North"), new("2", "South")], IsCustom: true, MaxLength: 40, VendorId: "7");

    private static readonly SchemaSnapshot Before = new(
        "ivinex",
        "acme",
        [new ObjectSchema("10", "Contacts", Kind.Contact, 5, [new FieldSchema("name", "Name", FieldType.Text, FieldRole.Name), Region])],
        [new AgentSchema("a", "Ada", "ada@example.com", true)],
        [new TeamSchema("t", "First line", ["a"])]);

    [Fact]
    public void Between_OneAndTheSame_FindsNothing() => Assert.Empty(SchemaDiff.Between(Before, Before));

    [Fact]
    public void Between_CountsOrderIdsAndTechnicalFields_AreNoDifference()
    {
        var contacts = Before.Objects[0];
        var after = Before with
        {
            Objects =
            [
                contacts with
                {
                    Count = 6,
                    Fields = [.. contacts.Fields.Reverse().Select(field => field with { VendorId = "99" }), new FieldSchema("NodeID=281", "NodeID=281", FieldType.Text, FieldRole.System)],
                },
            ],
        };

        Assert.Empty(SchemaDiff.Between(Before, after));
    }

    public static TheoryData<string, FieldSchema?, string> FieldCases => new()
    {
        { "removed", null, "Contacts, region: field 'Region' is gone" },
        { "label", Region with { Label = "Area" }, "Contacts, region: label 'Region' became 'Area'" },
        { "type", Region with { Type = FieldType.Text }, "Contacts, region: type 'Choice' became 'Text'" },
        { "option added", Region with { Options = [.. Region.Options, new("3", "West")] }, "Contacts, region: option 'West' is new" },
        { "option removed", Region with { Options = [Region.Options[0]] }, "Contacts, region: option 'South' is gone" },
        { "option renamed", Region with { Options = [Region.Options[0], new("2", "Süd")] }, "Contacts, region: option 'South' became 'Süd'" },
        { "length", Region with { MaxLength = null }, "Contacts, region: longest text in characters '40' became 'no limit'" },
        { "writable", Region with { IsWritable = false }, "Contacts, region: writable through the API 'yes' became 'no'" },
        { "link", Region with { LinkedObject = "20" }, "Contacts, region: linked object 'none' became '20'" },
    };

    [Theory]
    [MemberData(nameof(FieldCases))]
    public void Between_AField_SaysWhatChanged(string what, FieldSchema? now, string words)
    {
        var contacts = Before.Objects[0];
        var after = Before with { Objects = [contacts with { Fields = now is null ? [contacts.Fields[0]] : [contacts.Fields[0], now] }] };

        var change = Assert.Single(SchemaDiff.Between(Before, after));

        Assert.True(words == change.Words(), $"{what}: {change.Words()}");
    }

    [Fact]
    public void Words_OfAHostileLabel_StayOnOneShortLine()
    {
        var contacts = Before.Objects[0];
        var after = Before with { Objects = [contacts with { Fields = [.. contacts.Fields, new FieldSchema("x", "a\r\n\u001b[2J" + new string('b', 500), FieldType.Text)] }] };

        var words = Assert.Single(SchemaDiff.Between(Before, after)).Words();

        Assert.DoesNotContain(words, char.IsControl);
        Assert.True(words.Length < 150, words);
    }

    [Fact]
    public void Between_ObjectsAndPeople_AreCompared()
    {
        var after = Before with
        {
            Objects = [new ObjectSchema("11", "Assets", null, null, [])],
            Agents = [new AgentSchema("a", "Ada", "ada@example.com", false), new AgentSchema("b", "Bob", "bob@example.com", true)],
            Teams = [],
        };

        Assert.Equal(
            [
                "Contacts: object 'Contacts' is gone", "Assets: object 'Assets' is new",
                "Agents: agent 'Ada <ada@example.com>' became 'Ada <ada@example.com>, inactive'", "Agents: agent 'Bob <bob@example.com>' is new",
                "Teams: team 'First line (1 agents)' is gone",
            ],
            SchemaDiff.Between(Before, after).Select(change => change.Words()));
    }
}
