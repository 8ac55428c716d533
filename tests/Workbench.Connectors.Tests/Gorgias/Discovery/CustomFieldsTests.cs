using System.Net.Http.Headers;
using System.Text;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Tests.Gorgias.Discovery;

public sealed class CustomFieldsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Discover_FieldThatTicketsMustHave_IsRequired(string required, bool expected)
    {
        await using var shop = await EmulatedShop.StartAsync();
        await CreateAsync(shop, $$"""
            {"object_type":"Ticket","label":"Reason","required":{{required}},"definition":{"data_type":"text","input_settings":{ "input_type": "input" } } }
            """);

        var schema = await shop.Connector.DiscoverAsync(Cancellation);

        Assert.Equal(expected, schema.Object("ticket").Fields.Single(field => field.Label == "Reason").IsRequired);
    }

    private static async Task CreateAsync(EmulatedShop shop, string json)
    {
        using var client = new HttpClient(HttpTransport.Create());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("owner@shop.example:gorgias-emulator-key")));
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(shop.Emulator.BaseAddress, "api/custom-fields"), content, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
