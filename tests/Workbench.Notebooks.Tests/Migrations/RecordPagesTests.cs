using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Migrations;

public sealed class RecordPagesTests
{
    private static readonly RecordPages Pages = new("ivinex", new Dictionary<string, string> { ["ticket"] = "https://crm.example/tab/50/record/{id}?edit=no" });

    [Fact]
    public void Record_KnownPage_IsALinkAndAPlainKey()
    {
        var table = Of(RecordKey.Parse("ivinex/ticket/4711"));

        Assert.Contains("<a href=\"https://crm.example/tab/50/record/4711?edit=no\">", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("ivinex/ticket/4711", table.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(["ivinex/ticket/4711"], table.ToColumns()[0].Values);
    }

    [Theory]
    [InlineData("ivinex/contact/1")]
    [InlineData("vivantio/ticket/1")]
    public void Record_UnknownPage_IsTextAlone(string key) => Assert.DoesNotContain("<a ", Of(RecordKey.Parse(key)).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Record_HostileId_StaysInItsPlace()
    {
        var html = Of(new RecordKey("ivinex", Kind.Ticket, "../x?\"><script>alert(1)</script>&a=#b")).ToHtml();

        Assert.Contains("href=\"https://crm.example/tab/50/record/..%2Fx%3F%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%26a%3D%23b?edit=no\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://crm.example/record/")]
    [InlineData("javascript:alert('{id}')")]
    [InlineData("record/{id}")]
    [InlineData("file:///etc/{id}")]
    public void New_NoAddressOfAPage_SaysWhatToWrite(string address)
    {
        var refused = Assert.Throws<PlanException>(() => new RecordPages("ivinex", new Dictionary<string, string> { ["ticket"] = address }));

        Assert.Contains("{id}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("migration.json", refused.Message, StringComparison.Ordinal);
    }

    private static Table Of(RecordKey key) => Table.Of([key]).Record("Record", one => one, Pages).Build();
}
