using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class EmulatedGorgiasTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Sample_HoldsTwinsAgentsAndThePlaceholder()
    {
        var sample = new BuiltInSample(0.1);
        await using var account = await EmulatedGorgias.StartAsync(new EmulatorOptions { TimeFactor = 100 }, sample, Cancellation);
        var store = account.Emulator.Store;
        var twins = sample.Twins();

        Assert.Equal(twins.Contacts.Count, store.Count(GorgiasCollections.Customers));
        Assert.Equal(3, store.Count(GorgiasCollections.Tickets));
        Assert.Single(
            store.Scan(GorgiasCollections.Users), user => ((string)user.Body["name"]!).Contains("Migration", StringComparison.Ordinal));
        Assert.All(twins.Contacts, twin => Assert.Single(store.FindBy(GorgiasCollections.Customers, "email", twin.Email)));
        Assert.Equal(0, account.Emulator.Outbox.Count);
        Assert.Equal(0, store.Count(GorgiasCollections.Invitations));
        Assert.Equal("0.2", account.Settings["windowSeconds"]);
        Assert.DoesNotContain(account.Settings.Values, value => value == account.Secrets["apiKey"]);
    }

    [Fact]
    public async Task Start_SecondTime_KeepsTheStateAndTheIds()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new EmulatorOptions { StatePath = path };
            long first;
            await using (var client = await GorgiasClient.StartAsync(options: options))
            {
                first = await client.CustomerAsync();
            }
            await using var again = await GorgiasClient.StartAsync(options: options);
            Assert.Equal(200, (await again.GetAsync($"/api/customers/{first}")).Status);
            Assert.Equal(first + 1, await again.CustomerAsync("second@example.com"));
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"))
            {
                File.Delete(file);
            }
        }
    }

    [Fact]
    public async Task Rollback_OfEverythingUndoable_RestoresTheFingerprint()
    {
        await using var client = await GorgiasClient.StartAsync();
        var twin = (await client.GetAsync("/api/customers?email=alan@example.com")).Data[0]!;
        var before = client.Emulator.Fingerprint();
        var field = await client.FieldAsync("Tier", "Customer");
        await client.PutAsync($"/api/customers/{twin["id"]}", $$"""{"note":"moved","custom_fields":[{"id":{{field}},"value":"Gold"}]}""");
        await client.PutAsync($"/api/customers/{twin["id"]}/data", """{"data":{"org":"A"}}""");
        var customer = await client.CustomerAsync();
        var ticket = await client.TicketAsync(customer, """, "tags":[{"name":"mig-run-1"}] """);
        var tag = (await client.GetAsync("/api/tags?search=mig-run-1")).Ids.Single();

        await client.DeleteAsync($"/api/tickets/{ticket}");
        await client.DeleteAsync($"/api/customers/{customer}");
        await client.DeleteAsync($"/api/tags/{tag}");
        await client.PutAsync($"/api/customers/{twin["id"]}/data", """{"data":null}""");
        await client.DeleteAsync($"/api/customers/{twin["id"]}/custom-fields/{field}");
        var restored = new JsonObject
        {
            ["note"] = twin["note"]?.DeepClone(), ["channels"] = twin["channels"]!.DeepClone(), ["name"] = twin["name"]?.DeepClone(),
        };
        Assert.Equal(200, (await client.PutAsync($"/api/customers/{twin["id"]}", restored.ToJsonString())).Status);
        await client.PutAsync("/api/custom-fields", $$"""[{"id":{{field}},"deactivated_datetime":"2026-01-01T00:00:00Z"}]""");
        Assert.Equal(before, client.Emulator.Fingerprint());
    }
}
