using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class CustomObjectQuirkTests
{
    private static readonly IntercomSeed Seed = IntercomSeed.Default with
    {
        CustomObjectTypes = [new("Order", ["order_number"], ContactReference: "order", ConversationReference: "orders")],
    };

    [Fact]
    public async Task Quirk41_Post_IsAnUpsertAndUnknownTypesAre404()
    {
        await using var client = await IntercomClient.StartAsync(seed: Seed);
        var created = await client.PostAsync("/custom_object_instances/Order", """{"external_id":"1","custom_attributes":{"order_number":"A"}}""");
        var updated = await client.PostAsync("/custom_object_instances/Order", """{"external_id":"1","custom_attributes":{"order_number":"B"}}""");
        var unknown = await client.PostAsync("/custom_object_instances/Nope", """{"external_id":"1"}""");

        Assert.Equal(created.Id, updated.Id);
        Assert.Equal("B", (await client.GetAsync("/custom_object_instances/Order?external_id=1")).Body!["custom_attributes"]!["order_number"]!.GetValue<string>());
        Assert.Equal((404, "Custom object type `Nope` not found"), (unknown.Status, unknown.Message));
    }

    [Fact]
    public async Task Quirk41_Reference_ReplacesTheWholeList()
    {
        await using var client = await IntercomClient.StartAsync(seed: Seed);
        var one = (await client.PostAsync("/custom_object_instances/Order", """{"external_id":"1"}""")).Id;
        var two = (await client.PostAsync("/custom_object_instances/Order", """{"external_id":"2"}""")).Id;
        var contact = await client.ContactAsync();
        await client.PutAsync("/contacts/" + contact, $$"""{"custom_attributes":{"order":["{{one}}"]} }""");
        var replaced = await client.PutAsync("/contacts/" + contact, $$"""{"custom_attributes":{"order":["{{two}}"]} }""");

        var instances = replaced.Body!["custom_attributes"]!["order"]!["instances"]!.AsArray();
        Assert.Equal(two, Assert.Single(instances)!["id"]!.GetValue<string>());
        Assert.Single((await client.GetAsync("/custom_object_instances/Order?references_contact_id=" + contact)).Array("data"));
        Assert.Equal(200, (await client.DeleteAsync("/custom_object_instances/Order?external_id=2")).Status);
        Assert.Empty((await client.GetAsync("/contacts/" + contact)).Body!["custom_attributes"]!["order"]!["instances"]!.AsArray());
    }
}
