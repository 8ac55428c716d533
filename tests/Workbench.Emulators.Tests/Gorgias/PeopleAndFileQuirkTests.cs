using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class PeopleAndFileQuirkTests
{
    private const string NewUser = """ "email":"agent@example.com","name":"Agent One","role":{"name":"agent"} """;

    [Theory]
    [InlineData("channels", "[]")]
    [InlineData("data", "{}")]
    [InlineData("roles", "[]")]
    [InlineData("customer", "{}")]
    public async Task Quirk23_UserKeysOfOldVersions_Answer400(string name, string value)
    {
        await using var client = await GorgiasClient.StartAsync();
        var refused = await client.PostAsync("/api/users", $$"""{ {{NewUser}},"{{name}}":{{value}} }""");
        Assert.Equal((400, true), (refused.Status, refused.ErrorData.ContainsKey(name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quirk23_InactiveUser_IsIgnoredOrAccepted(bool obeys)
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { ObeyActive = obeys });
        var created = await client.PostAsync("/api/users", $$"""{ {{NewUser}},"active":false}""");
        Assert.Equal((201, !obeys), (created.Status, created.Body["active"]!.GetValue<bool>()));
        var changed = await client.PutAsync($"/api/users/{created.Id}", """{"active":false}""");
        Assert.Equal((200, !obeys), (changed.Status, changed.Body["active"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Quirk23_CreatedUser_IsInTheInvitationOutbox()
    {
        await using var client = await GorgiasClient.StartAsync();
        var created = await client.PostAsync("/api/users", $$"""{ {{NewUser}},"external_id":"k/41"}""");
        var invitation = Assert.Single(client.Emulator.Store.Scan(GorgiasCollections.Invitations)).Body;
        Assert.Equal((created.Id, "agent@example.com"), (invitation["user_id"]!.GetValue<long>(), (string?)invitation["email"]));
        Assert.Equal(0, client.Emulator.Outbox.Count);
        Assert.Equal(409, (await client.PostAsync("/api/users", $$"""{ {{NewUser}} }""")).Status);
        Assert.Equal([created.Id], (await client.GetAsync("/api/users?external_id=k/41")).Ids);
        Assert.Equal([created.Id], (await client.GetAsync("/api/users?email=AGENT@example.com")).Ids);
        Assert.Equal(204, (await client.DeleteAsync($"/api/users/{created.Id}")).Status);
    }

    [Fact]
    public async Task Quirk24_Upload_NamesTheFileAfterTheFormFieldAndRefusesLargeOnes()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { MaxUploadBytes = 1000 });
        var uploaded = await UploadAsync(client, "Rechnung März.pdf", new byte[1000]);
        var file = uploaded.Body[0]!;
        Assert.Equal((201, "Rechnung März.pdf", 1000), (uploaded.Status, (string?)file["name"], file["size"]!.GetValue<int>()));
        Assert.Equal(413, (await UploadAsync(client, "large.bin", new byte[1001])).Status);
        Assert.Equal(1, client.Emulator.Store.Count(GorgiasCollections.Files));
    }

    [Fact]
    public async Task Quirk25_Attachment_IsPartOfAMessageAndReadThroughTheDownloadPath()
    {
        await using var client = await GorgiasClient.StartAsync();
        var bytes = Encoding.UTF8.GetBytes("the bytes");
        var url = (string)(await UploadAsync(client, "a.txt", bytes)).Body[0]!["url"]!;
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var attachment = $$"""{"url":"{{url}}","name":"a.txt","content_type":"text/plain"}""";
        Assert.Equal(400, (await client.PutAsync($"/api/tickets/{ticket}", $$"""{"attachments":[{{attachment}}]}""")).Status);

        var message = await client.PostAsync($"/api/tickets/{ticket}/messages", $$"""
            {"channel":"internal-note","via":"api","from_agent":true,"body_text":"file","attachments":[{{attachment}}]}
            """);
        var shown = message.Body["attachments"]![0]!;
        Assert.Equal((url, 9), ((string?)shown["url"], shown["size"]!.GetValue<int>()));
        var path = new Uri(url).AbsolutePath;
        Assert.Equal(403, (await client.GetAsync(path)).Status);
        var read = await client.GetAsync(path.Replace("/attachments/", "/api/attachment/download/"));
        Assert.Equal((200, "text/plain"), (read.Status, read.ContentType));
        Assert.Equal(bytes, read.Bytes);

        var stored = client.Emulator.Store.Scan(GorgiasCollections.Messages).Last().Body["attachments"]![0]!["file_id"]!.GetValue<long>();
        var kept = client.Emulator.Store.Find(GorgiasCollections.Files, $"{stored}")!.Body;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)kept["sha256"]);
    }

    [Fact]
    public async Task Quirk25_UrlThatWasNeverUploaded_Answers400()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var refused = await client.PostAsync($"/api/tickets/{ticket}/messages", $$"""
            {"channel":"internal-note","via":"api","from_agent":true,
             "attachments":[{"url":"{{client.Emulator.BaseAddress}}attachments/x/y","name":"a","content_type":"text/plain"}]}
            """);
        Assert.Equal(400, refused.Status);
    }

    [Fact]
    public async Task Quirk26_SecondSurvey_Answers409()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var ticket = await client.TicketAsync(customer);
        var survey = $$"""{"customer_id":{{customer}},"ticket_id":{{ticket}},"score":4,"body_text":"Fine"}""";
        var created = await client.PostAsync("/api/satisfaction-surveys", survey);
        Assert.Equal((201, 409), (created.Status, (await client.PostAsync("/api/satisfaction-surveys", survey)).Status));
        Assert.Equal(0, client.Emulator.Outbox.Count);
        Assert.Equal(400, (await client.PutAsync($"/api/satisfaction-surveys/{created.Id}", """{"score":5}""")).Status);
        var replaced = await client.PutAsync($"/api/satisfaction-surveys/{created.Id}", survey.Replace("\"score\":4,", ""));
        Assert.Equal((200, null), (replaced.Status, replaced.Text("score")));
        Assert.Equal(405, (await client.DeleteAsync($"/api/satisfaction-surveys/{created.Id}")).Status);
    }

    [Fact]
    public async Task Quirk26_SurveyThatShouldBeSent_LandsInTheOutbox()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var ticket = await client.TicketAsync(customer);
        await client.PostAsync("/api/satisfaction-surveys", $$"""
            {"customer_id":{{customer}},"ticket_id":{{ticket}},"should_send_datetime":"2026-03-03T00:00:00Z"}
            """);
        Assert.Equal(1, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Teams_Update_ReplacesTheMembers()
    {
        await using var client = await GorgiasClient.StartAsync();
        var team = await client.PostAsync("/api/teams", """{"name":"Returns","members":[{"id":1002}]}""");
        var changed = await client.PutAsync($"/api/teams/{team.Id}", """{"members":[{"id":1003}]}""");
        Assert.Equal([1003], changed.Body["members"]!.AsArray().Select(member => member!["id"]!.GetValue<int>()));
        Assert.Equal(400, (await client.PutAsync($"/api/teams/{team.Id}", """{"members":[{"id":9}]}""")).Status);
        Assert.Equal(204, (await client.DeleteAsync($"/api/teams/{team.Id}")).Status);
    }

    private static async Task<GorgiasReply> UploadAsync(GorgiasClient client, string label, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        file.Headers.TryAddWithoutValidation("Content-Disposition", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(
            $"form-data; name=\"{label}\"; filename=\"upload.bin\"")));
        form.Add(file);
        form.Headers.ContentType!.CharSet = null;
        return await client.SendAsync("POST", "/api/upload?type=attachment", form);
    }
}
