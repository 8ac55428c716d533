using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class CompanyQuirkTests
{
    [Fact]
    public async Task Quirk04_SameCompanyIdTwice_UpdatesOneCompany()
    {
        await using var client = await IntercomClient.StartAsync();
        var created = await client.PostAsync("/companies", """{"company_id":"src:1","name":"Old"}""");
        var updated = await client.PostAsync("/companies", """{"company_id":"src:1","name":"New"}""");
        var refused = await client.PostAsync("/companies", """{"company_id":"src:1","test":"x"}""");

        Assert.Equal(created.Id, updated.Id);
        Assert.Equal("New", updated.Text("name"));
        Assert.Equal((400, "bad_request", "bad 'test' parameter"), (refused.Status, refused.Code, refused.Message));
    }

    [Fact]
    public async Task Quirk05_CompanyWithoutContacts_IsAbsentFromListsOnly()
    {
        await using var client = await IntercomClient.StartAsync();
        var company = (await client.PostAsync("/companies", """{"company_id":"src:1","name":"Empty"}""")).Id;
        Assert.Empty((await client.PostAsync("/companies/list", "{}")).Array("data"));
        Assert.Empty((await client.GetAsync("/companies/scroll")).Array("data"));
        var exact = await client.GetAsync("/companies?company_id=src:1");
        Assert.Equal(company, Assert.Single(exact.Array("data"))!["id"]!.GetValue<string>());

        var contact = await client.ContactAsync();
        await client.PostAsync($"/contacts/{contact}/companies", $$"""{"id":"{{company}}"}""");

        Assert.Single((await client.GetAsync("/companies")).Array("data"));
    }

    [Fact]
    public async Task Quirk06_Delete_ArchivesAndDetachesLater()
    {
        await using var client = await IntercomClient.StartAsync();
        var company = (await client.PostAsync("/companies", """{"company_id":"src:1","name":"Gone"}""")).Id;
        var contact = await client.ContactAsync();
        await client.PostAsync($"/contacts/{contact}/companies", $$"""{"id":"{{company}}"}""");

        var deleted = await client.DeleteAsync("/companies/" + company);
        Assert.True(deleted.Body!["deleted"]!.GetValue<bool>());
        Assert.Equal(200, (await client.GetAsync("/companies/" + company)).Status);

        client.Clock.Advance(TimeSpan.FromSeconds(10));
        var gone = await client.GetAsync("/companies/" + company);
        Assert.Equal((404, "company_not_found"), (gone.Status, gone.Code));
        Assert.Equal(0, (await client.GetAsync("/contacts/" + contact)).Body!["companies"]!["total_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quirk44_SecondScroll_IsRefusedUntilTheFirstExpires()
    {
        await using var client = await IntercomClient.StartAsync(seed: WithMembers());
        var first = await client.GetAsync("/companies/scroll");
        var second = await client.GetAsync("/companies/scroll");
        Assert.Equal((400, "scroll_exists"), (second.Status, second.Code));

        client.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(404, (await client.GetAsync("/companies/scroll?scroll_param=" + first.Text("scroll_param"))).Status);
        Assert.Equal(200, (await client.GetAsync("/companies/scroll")).Status);
    }

    [Fact]
    public async Task Quirk44_ForcedFailure_AsksToRestart()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings { FailScrollAtPage = 2 }, WithMembers());
        var first = await client.GetAsync("/companies/scroll");
        var failed = await client.GetAsync("/companies/scroll?scroll_param=" + first.Text("scroll_param"));

        Assert.Equal((500, "Please restart the scroll operation."), (failed.Status, failed.Message));
        Assert.Single((await client.GetAsync("/companies/scroll")).Array("data"));
    }

    private static IntercomSeed WithMembers() => IntercomSeed.Default with
    {
        Companies = [new("src:1", "One")],
        Contacts = [new("ada@example.com", "Ada") { CompanyId = "src:1" }],
    };
}
