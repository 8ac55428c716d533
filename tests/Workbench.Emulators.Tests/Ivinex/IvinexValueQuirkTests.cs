using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Ivinex;

public sealed partial class IvinexValueQuirkTests
{
    private static readonly string[] Tabs =
        ["Users", "Contacts", "Organizations", "Tickets", "Tasks", "Activities", "Contracts", "Devices"];

    [Fact]
    public async Task Quirk05_EveryValue_IsAStringOrNull()
    {
        await using var account = await IvinexAccount.StartAsync();

        foreach (var tab in Tabs)
        {
            Assert.All((await account.AllAsync(tab)).SelectMany(row => row), pair =>
                Assert.True(pair.Value is null || pair.Value.GetValueKind() == JsonValueKind.String, $"{tab}.{pair.Key}"));
        }
    }

    [Fact]
    public async Task Quirk06_Dropdown_IsAnOptionIdOrZero()
    {
        await using var account = await IvinexAccount.StartAsync();
        var category = (await account.FieldsAsync("Tickets")).Single(field => (string?)field["FieldName"] == "category");
        var options = category["Options"]!.AsArray().ToDictionary(o => (string)o!["OptionID"]!, o => (string)o!["Label"]!);

        var values = (await account.AllAsync("Tickets")).Select(row => (string)row["category"]!).ToHashSet();

        Assert.All(values, value => Assert.True(value == "0" || options.ContainsKey(value)));
        Assert.Contains("0", values);
        Assert.Contains(options.Single(option => option.Value == "(please select)").Key, values);
    }

    [Fact]
    public async Task Quirk07_LinkedRecord_IsABareIdThatMayDangle()
    {
        await using var account = await IvinexAccount.StartAsync();
        var contacts = (await account.AllAsync("Contacts")).Select(row => (string)row["collection_id"]!).ToHashSet();
        var field = (await account.FieldsAsync("Tickets")).Single(f => (string?)f["FieldName"] == "contact");

        var links = (await account.AllAsync("Tickets")).Select(row => (string)row["contact"]!).ToList();

        Assert.Equal("LINKED RECORD", (string?)field["DataType"]);
        Assert.Equal(await account.TabIdAsync("Contacts"), (string?)field["LinkedTabID"]);
        Assert.Contains("0", links);
        Assert.Contains(links, link => link != "0" && !contacts.Contains(link));
        Assert.Contains(links, contacts.Contains);
    }

    [Fact]
    public async Task RecordList_Signatories_AreIdsWithCommas()
    {
        await using var account = await IvinexAccount.StartAsync();
        var contacts = (await account.AllAsync("Contacts")).Select(row => (string)row["collection_id"]!).ToHashSet();
        var field = (await account.FieldsAsync("Contracts")).Single(f => (string?)f["DataType"] == "RECORD LIST");

        var lists = (await account.AllAsync("Contracts")).Select(row => (string)row["signatories"]!).ToList();

        Assert.Equal(await account.TabIdAsync("Contacts"), (string?)field["LinkedTabID"]);
        Assert.Contains(lists, list => list.Contains(','));
        Assert.Contains("", lists);
        Assert.All(lists.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries)), id => Assert.Contains(id, contacts));
    }

    [Fact]
    public async Task Quirk08_CreatedAndModifiedBy_AreUserIdsSomeOfThemLarge()
    {
        await using var account = await IvinexAccount.StartAsync();

        var users = (await account.AllAsync("Tickets"))
            .SelectMany(row => new[] { (string)row["created_by"]!, (string)row["modified_by"]! }).ToHashSet();

        Assert.All(users, user => Assert.True(user.All(char.IsAsciiDigit)));
        Assert.Contains("900000183", users);
        Assert.Contains("41", users);
    }

    [Fact]
    public async Task Quirk09_CheckboxAndLayout_AreWordsAndOnes()
    {
        await using var account = await IvinexAccount.StartAsync();

        var rows = await account.AllAsync("Contacts");

        Assert.Equal(["false", "true"], rows.Select(row => (string)row["opt_in"]!).Distinct().Order());
        Assert.All(rows, row => Assert.Equal("1", (string?)row["layout_divider_1"]));
        Assert.DoesNotContain(await account.FieldsAsync("Contacts"),
            field => (string?)field["FieldName"] is "layout_divider_1" or "button_save");
    }

    [Fact]
    public async Task Quirk10_EmptyTextAndDates_AreWrittenThreeWays()
    {
        await using var account = await IvinexAccount.StartAsync();
        var rows = await account.AllAsync("Contacts");

        Assert.Contains(rows, row => (string?)row["email"] == "");
        Assert.Contains(rows, row => row.ContainsKey("birth_date") && row["birth_date"] is null);
        Assert.Contains(rows, row => (string?)row["birth_date"] is { Length: 10 });
        Assert.Contains(rows, row => ((string?)row["birth_date"])?.EndsWith(" 00:00:00", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Tokyo")]
    public async Task Quirk11_Timestamps_AreInTheAccountsZoneWithoutSayingSo(string zone)
    {
        var sample = new BuiltInSample(0.1);
        await using var account = await IvinexAccount.StartAsync(new IvinexSettings { TimeZone = zone, ShuffleRows = false }, sample);
        var expected = TimeZoneInfo.ConvertTime(sample.Tickets().First().CreatedAt, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var written = (string)(await account.PageAsync("Tickets", 0, 1))[0]["created_date"]!;

        Assert.Equal(expected.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), written);
    }

    [Fact]
    public async Task Quirk11_Activities_HoldTimesInAGapAndInAnOverlap()
    {
        await using var account = await IvinexAccount.StartAsync();

        var stamps = (await account.AllAsync("Activities")).Select(row => (string)row["created_date"]!).ToList();

        Assert.Contains("2024-03-10 02:30:00", stamps);
        Assert.Equal(2, stamps.Count(stamp => stamp == "2024-11-03 01:30:00"));
    }

    [Fact]
    public async Task Quirk12_MachineNames_FollowTheRules()
    {
        await using var account = await IvinexAccount.StartAsync();
        var tickets = (await account.FieldsAsync("Tickets")).ToDictionary(f => (string)f["DisplayText"]!, f => (string)f["FieldName"]!);
        var contacts = (await account.FieldsAsync("Contacts")).ToDictionary(f => (string)f["DisplayText"]!, f => (string)f["FieldName"]!);

        Assert.Equal("customer_satisfaction_sco", tickets["Customer satisfaction score"]);
        Assert.Equal("customer_satisfaction_sco0", tickets["Customer satisfaction scope"]);
        Assert.Equal("field_30_day_income__eur_", contacts["30 day income (EUR)"]);
        Assert.All(tickets.Values.Concat(contacts.Values), name => Assert.Matches(MachineName(), name));
    }

    [Fact]
    public async Task Quirk21_FieldsChanged_IsWrappedInZeros()
    {
        await using var account = await IvinexAccount.StartAsync();

        Assert.All(await account.AllAsync("Tickets"), row => Assert.Matches(@"^0,(\d+,)+0$", (string)row["fields_changed"]!));
    }

    [Fact]
    public async Task Quirk22_Description_IsHtmlThatIsEscapedOnce()
    {
        await using var account = await IvinexAccount.StartAsync();

        var bodies = (await account.AllAsync("Activities")).Select(row => (string)row["description"]!).ToList();

        Assert.Contains("<p>Fish &amp; chips &lt;b&gt; 5 &gt; 3 &quot;quoted&quot; &eacute; &#8364; &amp;amp; stays</p>", bodies);
        Assert.Contains(bodies,
            body => body.Contains("Use &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;", StringComparison.Ordinal));
        Assert.Contains(bodies, body => body.StartsWith("a&nbsp;&nbsp;&nbsp; b<br />\n&nbsp; indented<br />\n", StringComparison.Ordinal));
        Assert.Contains(bodies, body => body.Length > 65_536);
        Assert.Contains("", bodies);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,25}$")]
    private static partial Regex MachineName();
}
