using Workbench.Core.Schema;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class InventoryTests : IDisposable
{
    private readonly OperatorFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("intercom")]
    [InlineData("gorgias")]
    [InlineData("zoho-desk")]
    public async Task ReadAsync_NoFiles_AreEmptyAndSayWhichFileIsMissing(string destination)
    {
        foreach (var inventory in await AllAsync(folder.Context(destination)))
        {
            Assert.Empty(inventory.Rows);
            Assert.StartsWith("operator/", inventory.Remark, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("intercom")]
    [InlineData("gorgias")]
    [InlineData("zoho-desk")]
    public async Task ReadAsync_AllFiles_HaveACellForEachColumnAndARecommendation(string destination)
    {
        folder.Write("workflows", """{"name":"Route","trigger":"on create"}""");
        folder.Write("sla", """{"name":"Standard"}""");
        folder.Write("views", """{"name":"{0} open"}""");
        folder.Write("groups", """{"name":"Desk"}""");
        folder.Write("reports", """{"name":"Weekly"}""");
        folder.Write("portals", """{"name":"IT"}""");
        folder.Write("mail-accounts", """{"address":"help@example.com"}""");
        folder.Write("widgets", """{"name":"Site"}""");

        foreach (var inventory in await AllAsync(folder.Context(destination)))
        {
            var row = Assert.Single(inventory.Rows);
            Assert.Equal(inventory.Columns.Count, row.Cells.Count);
            Assert.EndsWith(".", row.Recommended, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadAsync_Workflows_BecomeRowsWithARecommendation()
    {
        folder.Write("workflows",
            """
            {"key":"w1","name":"Route <b>","enabled":true,"tab":"Tickets","trigger":"Record created",
             "conditions":[{"field":"priority","op":"=","value":"High"},{"field":"status","op":"!=","value":"Closed"}],
             "actions":[{"type":"assign","target":"First line"},{"type":"teleport"}]}
            """,
            """{"key":"w2","name":"Nudge","enabled":false,"tab":"Tasks","trigger":"Due date reached","conditions":[],"actions":[]}""");

        var rows = (await WorkflowInventory.ReadAsync(folder.Context(), Cancellation)).Rows;

        Assert.Equal(
            ["Route <b>", "workflow", "yes", "Tickets: Record created", "priority = High and status != Closed", "assign -> First line; teleport", ""],
            rows[0].Cells);
        Assert.Contains("ticket created", rows[0].Recommended, StringComparison.Ordinal);
        Assert.Contains("no direct action for 'teleport'", rows[0].Recommended, StringComparison.Ordinal);
        Assert.Contains("SLA rule", rows[1].Recommended, StringComparison.Ordinal);
        Assert.Equal("no", rows[1].Cells[2]);
    }

    [Fact]
    public async Task ReadAsync_AutomationsInWords_AreReadBesideWorkflows()
    {
        folder.Write("workflows", """{"name":"Rule","kind":"businessRule","trigger":"on update"}""");
        folder.Write("automations",
            """{"key":"au-3","kind":"chatbot","name":"Hours","enabled":true,"trigger":"chat started","conditions":["outside hours"],"actions":["assign team:Support"]}""",
            """{"name":"Nightly","kind":"routing","trigger":"every night"}""");

        var rows = (await WorkflowInventory.ReadAsync(folder.Context("zoho-desk"), Cancellation)).Rows;

        Assert.Equal(["Rule", "Hours", "Nightly"], rows.Select(row => row.Cells[0]));
        Assert.Equal(("outside hours", "assign -> team:Support"), (rows[1].Cells[4], rows[1].Cells[5]));
        Assert.StartsWith("Workflow rule on 'edit'", rows[0].Recommended, StringComparison.Ordinal);
        Assert.StartsWith("Bot of the chat channel", rows[1].Recommended, StringComparison.Ordinal);
        Assert.Equal("SLA escalation, or a supervise rule.", rows[2].Recommended);
    }

    [Fact]
    public async Task ReadAsync_SlaOfBothShapes_IsOneRowPerPriority()
    {
        folder.Write("sla",
            """
            {"name":"Standard","priorities":[{"priority":"P1","firstResponseMinutes":30,"resolutionMinutes":240},{"priority":"P2","firstResponseMinutes":60,"resolutionMinutes":480}],
             "calendar":{"timezone":"UTC","hours":[{"day":"Mon","from":"09:00","to":"17:30"}],"holidays":[]},"pauseStatuses":["On hold"]}
            """,
            """{"name":"Flat","priority":3,"firstResponseMinutes":60,"resolutionMinutes":480,"calendar":""}""");

        var rows = (await SlaInventory.ReadAsync(folder.Context(), Cancellation)).Rows;

        Assert.Equal(["P1 30 240", "P2 60 480", "3 60 480"], rows.Select(row => string.Join(' ', row.Cells.Skip(1).Take(3))));
        Assert.Equal(("UTC (Mon 09:00 17:30)", "On hold"), (rows[0].Cells[4], rows[0].Cells[5]));
        Assert.Contains("Advanced or Expert", rows[0].Recommended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Groups_ProposeTeamAndRoleAndCheckMembers()
    {
        folder.Write("groups", """{"id":5,"name":"Desk","members":[41,42,"99"]}""", """{"name":"Watchers","members":[],"permissions":["Tickets:read"]}""", """{"name":"Owners","permissions":["*"]}""");
        var source = Snapshot("vivantio", [new AgentSchema("41", "Ada", "ada@example.com", true), new AgentSchema("42", "Bob", "bob@example.com", false)]);
        var there = Snapshot("zoho-desk", [new AgentSchema("7", "Ada", "ADA@example.com", true)], new TeamSchema("1", "desk", []));

        var rows = (await GroupInventory.ReadAsync(folder.Context("zoho-desk", source, there), Cancellation)).Rows;

        Assert.Equal(
            ["Desk", "Desk", "yes", "Agent", "", "ada@example.com (in Zoho Desk); bob@example.com (not in Zoho Desk, inactive in the source); 99 (unknown in the source)", "2"],
            rows[0].Cells);
        Assert.Equal(["Agent", "Light Agent", "Support Administrator"], rows.Select(row => row.Cells[3]));
    }

    [Fact]
    public async Task ReadAsync_NoGroupsFile_UsesTheTeamsOfTheSource()
    {
        var source = Snapshot("infoset", [new AgentSchema("12", "Ada", "", true)], new TeamSchema("t", "Tier 1", ["12"]));

        var row = Assert.Single((await GroupInventory.ReadAsync(folder.Context("gorgias", source), Cancellation)).Rows);

        Assert.Equal(("Tier 1", "Ada (not in Gorgias)"), (row.Cells[0], row.Cells[5]));
    }

    [Fact]
    public async Task ReadAsync_MoreMailAccountsThanInboxes_SaysHowManyAreTooMany()
    {
        folder.Write("mail-accounts", """{"address":"a@example.com","rules":["auto-reply"]}""", """{"address":"b@example.com"}""");

        var inventory = await MailAccountInventory.ReadAsync(folder.Context(inboxes: 1), Cancellation);

        Assert.Equal(["yes", "no"], inventory.Rows.Select(row => row.Cells[3]));
        Assert.Contains("consolidate 1", inventory.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_WidgetsWithoutLimit_AskForTheSetting()
    {
        folder.Write("widgets", """{"name":"Site","domains":["example.com"],"targeting":"all","language":"en"}""");

        var inventory = await WidgetInventory.ReadAsync(folder.Context(), Cancellation);

        Assert.Equal(["Site", "example.com", "all", "en", "not known"], Assert.Single(inventory.Rows).Cells);
        Assert.Contains("'widgets'", inventory.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_PortalsAndReports_ShowFormsAndMetrics()
    {
        folder.Write("portals", """{"name":"IT","team":"Desk","publicArticles":true,"forms":[{"name":"New laptop","fields":["cost centre","size"]}]}""");
        folder.Write("reports", """{"name":"CSAT","kind":"dashboard","period":"2026-01","metrics":[{"name":"CSAT","value":4.5}]}""");

        Assert.Equal(["IT", "Desk", "yes", "New laptop (cost centre, size)"], Assert.Single((await PortalInventory.ReadAsync(folder.Context(), Cancellation)).Rows).Cells);
        var report = Assert.Single((await ReportInventory.ReadAsync(folder.Context("gorgias"), Cancellation)).Rows);
        Assert.Equal("CSAT 4.5", report.Cells[5]);
        Assert.StartsWith("Statistics dashboard", report.Recommended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Views_NameTheOwnerAndTheFilterFields()
    {
        folder.Write("views",
            """{"tab":"Tickets","name":"Mine","owner":"41","columns":["subject"],"filters":[{"field":"status","op":"=","value":"Open"}],"sort":[{"field":"created","dir":"desc"}]}""");
        var source = Snapshot("ivinex", [new AgentSchema("41", "Ada", "ada@example.com", true)]);

        var row = Assert.Single((await ViewInventory.ReadAsync(folder.Context(source: source), Cancellation)).Rows);

        Assert.Equal(["Mine", "Tickets", "ada@example.com", "subject", "status = Open", "created desc"], row.Cells);
        Assert.Contains("filtered by status", row.Recommended, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static SchemaSnapshot Snapshot(string system, AgentSchema[] agents, params TeamSchema[] teams) => new(system, "account", [], agents, teams);

    private static async Task<IReadOnlyList<Inventory>> AllAsync(InventoryContext context) =>
    [
        await WorkflowInventory.ReadAsync(context, Cancellation),
        await SlaInventory.ReadAsync(context, Cancellation),
        await ViewInventory.ReadAsync(context, Cancellation),
        await GroupInventory.ReadAsync(context, Cancellation),
        await ReportInventory.ReadAsync(context, Cancellation),
        await PortalInventory.ReadAsync(context, Cancellation),
        await MailAccountInventory.ReadAsync(context, Cancellation),
        await WidgetInventory.ReadAsync(context, Cancellation),
    ];
}
