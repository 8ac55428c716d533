using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class AttributeQuirkTests
{
    [Fact]
    public async Task Quirk30_NameTakenByTheOtherModel_Answers400()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/data_attributes", """{"name":"Plan","model":"company","data_type":"string"}""");
        var clash = await client.PostAsync("/data_attributes", """{"name":"Plan","model":"contact","data_type":"string"}""");
        var name = await client.PostAsync("/data_attributes", """{"name":"a.b","model":"contact","data_type":"string"}""");

        Assert.Equal(
            (400, "You already have 'Plan' in your company data. To save this as new people data, use a different name."),
            (clash.Status, clash.Message));
        Assert.Equal(400, name.Status);
        Assert.Equal(200, (await client.PostAsync("/data_attributes", """{"name":"Mithril Shirt","model":"contact","data_type":"string"}""")).Status);
    }

    [Fact]
    public async Task Quirk30_Options_NeedTwoAndReadBackAsTexts()
    {
        await using var client = await IntercomClient.StartAsync();
        var few = await client.PostAsync(
            "/data_attributes", """{"name":"Plan","model":"company","data_type":"options","options":[{"value":"Gold"}]}""");
        var created = await client.PostAsync(
            "/data_attributes", """{"name":"Plan","model":"company","data_type":"options","options":[{"value":"Gold"},{"value":"Silver"}]}""");

        Assert.Equal(400, few.Status);
        Assert.Equal("string", created.Text("data_type"));
        Assert.Equal(["Gold", "Silver"], created.Array("options").Select(option => option!.GetValue<string>()));
    }

    [Fact]
    public async Task Quirk30_LimitReached_IsFreedByArchiving()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings { DataAttributeLimit = 1 });
        var first = await client.PostAsync("/data_attributes", """{"name":"One","model":"contact","data_type":"string"}""");
        const string Second = """{"name":"Two","model":"contact","data_type":"string"}""";
        Assert.Equal(400, (await client.PostAsync("/data_attributes", Second)).Status);

        await client.PutAsync("/data_attributes/" + first.Body!["id"]!.ToJsonString(), """{"archived":true}""");
        Assert.Equal(200, (await client.PostAsync("/data_attributes", Second)).Status);
        var names = (await client.GetAsync("/data_attributes?model=contact")).Array("data").Select(attribute => attribute!["name"]!.GetValue<string>());
        Assert.DoesNotContain("One", names);
    }

    [Fact]
    public async Task Quirk30_ArchiveWithDependant_Answers422()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings { AttributesWithDependants = new HashSet<string> { "Held" } });
        var held = await client.PostAsync("/data_attributes", """{"name":"Held","model":"contact","data_type":"string"}""");
        var refused = await client.PutAsync("/data_attributes/" + held.Body!["id"]!.ToJsonString(), """{"archived":true}""");

        Assert.Equal((422, "data_invalid"), (refused.Status, refused.Code));
        Assert.Equal("field_not_found", (await client.PutAsync("/data_attributes/0", "{}")).Code);
        var conversation = await client.GetAsync("/data_attributes?model=conversation");
        Assert.Equal((422, "parameter_invalid"), (conversation.Status, conversation.Code));
    }

    [Fact]
    public async Task Write_UnknownOrUnfittingValue_Answers400()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/data_attributes", """{"name":"size","model":"contact","data_type":"integer"}""");
        await client.PostAsync("/data_attributes", """{"name":"text","model":"contact","data_type":"string"}""");

        foreach (var attributes in (string[])["""{"unknown":"1"}""", """{"size":"many"}""", $$"""{"text":"{{new string('x', 256)}}"}"""])
        {
            var refused = await client.PostAsync("/contacts", $$"""{"email":"ada@example.com","custom_attributes":{{attributes}} }""");
            Assert.Equal((400, "parameter_invalid"), (refused.Status, refused.Code));
        }
        var written = await client.PostAsync("/contacts", """{"email":"ada@example.com","custom_attributes":{"size":4,"text":"x"}}""");
        Assert.Equal(4, written.Body!["custom_attributes"]!["size"]!.GetValue<int>());
    }
}
