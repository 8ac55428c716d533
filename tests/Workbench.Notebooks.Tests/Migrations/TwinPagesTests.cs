using Workbench.Core.Errors;
using Workbench.Core.Writing;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Migrations;

public sealed class TwinPagesTests
{
    [Theory]
    [InlineData("gorgias", "https://acme.gorgias.com", "", "ticket", "https://acme.gorgias.com/app/ticket/12")]
    [InlineData("gorgias", "https://acme.gorgias.com/", "", "customer", "https://acme.gorgias.com/app/customer/12")]
    [InlineData("zoho-desk", "https://desk.zoho.eu/api/v1", "portal=acme", "ticket", "https://desk.zoho.eu/support/acme/ShowHomePage.do#Cases/dv/12")]
    [InlineData("zoho-desk", "https://desk.zohocloud.ca", "portal=a/c", "contact", "https://desk.zohocloud.ca/support/a%2Fc/ShowHomePage.do#Contacts/dv/12")]
    [InlineData("intercom", "https://api.intercom.io", "workspace=abc1", "conversation", "https://app.intercom.com/a/inbox/abc1/inbox/conversation/12")]
    [InlineData("intercom", "https://api.eu.intercom.io", "workspace=abc1", "contact", "https://app.eu.intercom.com/a/apps/abc1/users/12")]
    public void Of_KnownForm_IsThePageOfTheVendor(string system, string account, string setting, string type, string page) =>
        Assert.Equal(page, Pages(system, account, setting).Of(new TwinRef(type, "12"))?.AbsoluteUri);

    [Theory]
    [InlineData("gorgias", "http://127.0.0.1:4711", "", "ticket")]
    [InlineData("gorgias", "https://127.0.0.1:4711", "", "ticket")]
    [InlineData("gorgias", "https://gorgias.com.evil.test", "", "ticket")]
    [InlineData("gorgias", "https://acme.gorgias.com", "", "user")]
    [InlineData("zoho-desk", "https://desk.zoho.eu", "", "ticket")]
    [InlineData("zoho-desk", "http://localhost:1", "portal=acme", "ticket")]
    [InlineData("intercom", "https://api.intercom.io", "", "contact")]
    [InlineData("intercom", "https://api.intercom.io", "workspace=abc1", "ticket")]
    [InlineData("intercom", "http://127.0.0.1:1", "workspace=abc1", "contact")]
    public void Of_NoKnownForm_IsNothing(string system, string account, string setting, string type) =>
        Assert.Null(Pages(system, account, setting).Of(new TwinRef(type, "12")));

    [Fact]
    public void Of_PartOfATicket_IsThePageOfTheTicket() =>
        Assert.Equal("https://acme.gorgias.com/app/ticket/7", Pages("gorgias", "https://acme.gorgias.com", "").Of(new TwinRef("message", "12", "ticket:7"))?.AbsoluteUri);

    [Fact]
    public void Of_AddressOfThePerson_GoesBeforeTheConnectors()
    {
        var account = new AccountFile(new Uri("https://acme.gorgias.com"), new Dictionary<string, string>(), new Dictionary<string, string> { ["ticket"] = "https://desk.test/t/{id}" });
        var pages = new TwinPages("gorgias", account);

        Assert.Equal("https://desk.test/t/12", pages.Of(new TwinRef("ticket", "12"))?.AbsoluteUri);
        Assert.Equal("https://acme.gorgias.com/app/customer/12", pages.Of(new TwinRef("customer", "12"))?.AbsoluteUri);
    }

    [Fact]
    public void New_NoAddressOfAPage_SaysWhatToWrite()
    {
        var account = new AccountFile(new Uri("https://acme.gorgias.com"), new Dictionary<string, string>(), new Dictionary<string, string> { ["ticket"] = "javascript:alert('{id}')" });

        Assert.Contains("migration.json", Assert.Throws<PlanException>(() => new TwinPages("gorgias", account)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twin_HostileId_StaysInItsPlace()
    {
        var html = Table.Of([new TwinRef("ticket", "1\"><script>alert(1)</script>")]).Twin("Twin", twin => twin, Pages("gorgias", "https://acme.gorgias.com", "")).Build().ToHtml();

        Assert.Contains("href=\"https://acme.gorgias.com/app/ticket/1%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static TwinPages Pages(string system, string account, string setting) => new(
        system,
        new AccountFile(
            new Uri(account),
            setting.Split('=') is [var name, var value] ? new Dictionary<string, string> { [name] = value } : new Dictionary<string, string>()));
}
