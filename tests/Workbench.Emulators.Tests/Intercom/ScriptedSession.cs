namespace Workbench.Emulators.Tests.Intercom;

/// <summary>One walk through the endpoints that a migration uses, each with an accepted and often a refused request.</summary>
internal sealed class ScriptedSession(IntercomClient client)
{
    private const string Mia = IntercomClient.Mia;
    private const string Team = "5017691";

    public async Task RunAsync()
    {
        await DiscoverAsync();
        await ProvisionAsync();
        var company = await WriteCompanyAsync();
        var contact = await WriteContactAsync(company);
        await WriteConversationAsync(contact);
        await WriteTicketAsync(contact, company);
        await WriteHelpCenterAsync();
        await UndoAsync(contact, company);
    }

    private async Task DiscoverAsync()
    {
        foreach (var path in (string[])
            ["/me", "/admins", "/admins/" + Mia, "/admins/1", "/teams", "/teams/" + Team, "/ticket_types", "/ticket_states",
            "/data_attributes?model=contact&include_archived=true", "/data_attributes?model=conversation", "/conversations/attributes",
            "/tags", "/segments", "/help_center/help_centers", "/help_center/collections", "/brands", "/macros", "/ip_allowlist",
            "/subscription_types"])
        {
            await client.GetAsync(path);
        }
    }

    private async Task ProvisionAsync()
    {
        await client.PostAsync("/data_attributes", """{"name":"mig_source_id","model":"contact","data_type":"string"}""");
        await client.PostAsync(
            "/data_attributes", """{"name":"mig_plan","model":"company","data_type":"options","options":[{"value":"Gold"},{"value":"Silver"}]}""");
        await client.PutAsync("/data_attributes/37", """{"description":"Source id"}""");
        await client.PostAsync("/data_attributes", """{"name":"mig_plan","model":"contact","data_type":"string"}""");
        await client.PostAsync("/conversations/attributes", """{"name":"mig_source","data_type":"string"}""");
        await client.PostAsync("/conversations/attributes", """{"name":"kind","data_type":"list","options":[{"label":"A"},{"label":"B"}]}""");
        await client.PostAsync("/conversations/attributes/2/options", """{"label":"C"}""");
        await client.GetAsync("/conversations/attributes");
        await client.PostAsync("/ticket_types", """{"name":"Case","category":"Customer","description":"d","icon":"🎟️"}""");
        await client.PutAsync("/ticket_types/73", """{"description":"more"}""");
        await client.PostAsync("/ticket_types/73/attributes", """{"name":"Priority","description":"d","data_type":"list","list_items":"High,Low"}""");
        await client.GetAsync("/ticket_types/73");
        await client.PostAsync("/tags", """{"name":"mig-run-001"}""");
    }

    private async Task<string> WriteCompanyAsync()
    {
        var company = (await client.PostAsync("/companies", """
            {"company_id":"src:3307","name":"Example Ltd","website":"https://example.com","industry":"Retail","size":40,"plan":"Gold",
             "monthly_spend":155,"remote_created_at":1374138000,"custom_attributes":{"mig_plan":"Gold"} }
            """)).Id;
        await client.PutAsync("/companies/" + company, """{"name":"Example Limited"}""");
        await client.GetAsync("/companies?company_id=src:3307");
        await client.PostAsync("/companies", """{"company_id":"x","test":1}""");
        await client.PostAsync($"/companies/{company}/notes", """{"body":"Hello"}""");
        await client.GetAsync($"/companies/{company}/notes");
        return company;
    }

    private async Task<string> WriteContactAsync(string company)
    {
        var contact = (await client.PostAsync("/contacts", $$"""
            {"role":"user","external_id":"src:20481","email":"ada@example.com","phone":"+15550100199","name":"Ada","signed_up_at":1374138000,
             "owner_id":"{{Mia}}","custom_attributes":{"mig_source_id":"20481"} }
            """)).Id;
        await client.PostAsync("/contacts", """{"external_id":"src:20481"}""");
        await client.PutAsync("/contacts/" + contact, """{"name":"Ada L."}""");
        await client.PostAsync($"/contacts/{contact}/companies", $$"""{"id":"{{company}}"}""");
        await client.GetAsync($"/contacts/{contact}/companies");
        await client.PostAsync($"/contacts/{contact}/tags", """{"id":"101"}""");
        await client.GetAsync($"/contacts/{contact}/tags");
        await client.PostAsync($"/contacts/{contact}/notes", $$"""{"body":"Hello","admin_id":"{{Mia}}"}""");
        await client.GetAsync($"/contacts/{contact}/notes");
        var order = (await client.PostAsync("/custom_object_instances/Order", """{"external_id":"1","custom_attributes":{"order_number":"A-1"} }""")).Id;
        await client.PutAsync("/contacts/" + contact, $$"""{"custom_attributes":{"order":["{{order}}"]} }""");
        await client.GetAsync("/custom_object_instances/Order");
        await client.GetAsync("/contacts/" + contact);
        await client.GetAsync("/contacts/find_by_external_id/src:20481");
        await client.GetAsync("/contacts?per_page=1");
        await client.PostAsync("/contacts/search", """{"query":{"field":"email","operator":"=","value":"ada@example.com"} }""");
        foreach (var path in (string[])["/companies", "/companies/" + company, $"/companies/{company}/contacts", "/companies/scroll"])
        {
            await client.GetAsync(path);
        }
        await client.PostAsync("/companies/list", "{}");
        return contact;
    }

    private async Task WriteConversationAsync(string contact)
    {
        var id = await client.ConversationAsync(contact);
        var path = "/conversations/" + id;
        await client.PutAsync(path, """{"title":"T","custom_attributes":{"mig_source":"src:1","kind":"A"} }""");
        await client.PutAsync(path, """{"custom_attributes":{"nope":"1"} }""");
        await client.PostAsync(path + "/tags", $$"""{"id":"101","admin_id":"{{Mia}}"}""");
        await client.PostAsync(path + "/reply", $$"""
            {"type":"user","message_type":"comment","intercom_user_id":"{{contact}}","body":"Thanks","created_at":1590000060}
            """);
        var reply = await client.PostAsync(path + "/reply", $$"""
            {"type":"admin","message_type":"note","admin_id":"{{Mia}}","body":"<p>internal</p>","created_at":1590000120,"skip_notifications":true,
             "attachment_files":[{"content_type":"application/pdf","name":"a.pdf","data":"aGVsbG8="}]}
            """);
        await client.PostAsync(path + "/parts", $$"""{"message_type":"assignment","type":"admin","admin_id":"{{Mia}}","assignee_id":"{{Team}}"}""");
        await client.PostAsync(path + "/parts", $$"""{"message_type":"snoozed","admin_id":"{{Mia}}","snoozed_until":1990000000}""");
        await client.PostAsync(path + "/parts", $$"""{"message_type":"close","type":"admin","admin_id":"{{Mia}}"}""");
        var part = reply.Parts[^1]["id"]!.GetValue<string>();
        await client.PostAsync(
            "/conversations/redact", $$"""{"type":"conversation_part","conversation_id":"{{id}}","conversation_part_id":"{{part}}"}""");
        await client.PostAsync(path + "/customers", $$"""{"admin_id":"{{Mia}}","customer":{"email":"lead@example.com"} }""");
        await client.GetAsync(path);
        await client.GetAsync(path + "?display_as=plaintext");
        await client.GetAsync("/conversations");
        await client.PostAsync("/conversations/search", $$"""{"query":{"field":"contact_ids","operator":"=","value":"{{contact}}"} }""");
        await client.DeleteAsync(path);
        await client.GetAsync("/conversations/deleted");
        await client.GetAsync(path);
    }

    private async Task WriteTicketAsync(string contact, string company)
    {
        var ticket = (await client.PostAsync("/tickets", $$"""
            {"ticket_type_id":"73","contacts":[{"id":"{{contact}}"}],"company_id":"{{company}}","created_at":1590000000,"skip_notifications":true,
             "ticket_attributes":{"_default_title_":"Refund","_default_description_":"text"},
             "assignment":{"admin_assignee_id":"{{Mia}}","team_assignee_id":"{{Team}}"} }
            """)).Id;
        var path = "/tickets/" + ticket;
        await client.PutAsync(path, """{"ticket_state_id":"8272","open":false,"skip_notifications":true,"ticket_attributes":{"_default_title_":"New"} }""");
        await client.PutAsync(path, """{"ticket_state_id":"1"}""");
        await client.PostAsync(path + "/reply", $$"""
            {"type":"admin","message_type":"note","admin_id":"{{Mia}}","body":"note","created_at":1590000120,"skip_notifications":true}
            """);
        await client.PostAsync(path + "/reply", $$"""
            {"type":"user","message_type":"comment","intercom_user_id":"{{contact}}","body":"Hi","created_at":1590000180,"skip_notifications":true}
            """);
        await client.PostAsync(path + "/tags", $$"""{"id":"101","admin_id":"{{Mia}}"}""");
        await client.GetAsync(path);
        await client.PostAsync("/tickets/search", """{"query":{"field":"title","operator":"=","value":"New"},"pagination":{"per_page":5} }""");
        var job = await client.PostAsync("/tickets/enqueue", $$"""{"ticket_type_id":"73","contacts":[{"id":"{{contact}}"}],"skip_notifications":true}""");
        await client.GetAsync("/jobs/status/" + job.Id);
        await client.GetAsync("/jobs/status/0");
        await client.DeleteAsync(path);
        await client.GetAsync(path);
    }

    private async Task WriteHelpCenterAsync()
    {
        var collection = (await client.PostAsync("/help_center/collections", """{"name":"Top"}""")).Id;
        await client.PutAsync("/help_center/collections/" + collection, """{"description":"d"}""");
        var article = (await client.PostAsync("/articles", $$"""
            {"title":"T","description":"D","body":"<p>x</p>","author_id":{{Mia}},"state":"published","parent_id":{{collection}},"parent_type":"collection",
             "translated_content":{"fr":{"title":"T","body":"<p>x</p>","author_id":{{Mia}},"state":"draft"} } }
            """)).Id;
        await client.PutAsync("/articles/" + article, """{"title":"T2"}""");
        await client.GetAsync("/articles/" + article);
        await client.GetAsync("/articles");
        await client.GetAsync("/articles/search?phrase=T2");
        await client.PostAsync($"/articles/{article}/tags", $$"""{"id":"101","admin_id":"{{Mia}}"}""");
        var redirects = "/help_center/help_centers/81/redirects";
        var redirect = await client.PostAsync(
            redirects, $$"""{"from_url":"http://help-center.test/wb12demo/old","locale":"en","target_type":"article","target_id":"{{article}}"}""");
        await client.GetAsync(redirects);
        await client.DeleteAsync($"{redirects}/{redirect.Id}");
        var inside = (await client.PostAsync("/internal_articles", $$"""{"title":"T","body":"x","owner_id":{{Mia}},"author_id":{{Mia}} }""")).Id;
        await client.GetAsync("/internal_articles");
        await client.DeleteAsync("/internal_articles/" + inside);
        await client.GetAsync("/help_center/collections/" + collection);
        await client.DeleteAsync("/articles/" + article);
        await client.DeleteAsync("/help_center/collections/" + collection);
    }

    private async Task UndoAsync(string contact, string company)
    {
        await client.DeleteAsync("/custom_object_instances/Order?external_id=1");
        await client.DeleteAsync("/tags/101");
        await client.DeleteAsync("/conversations/attributes/1");
        await client.DeleteAsync($"/contacts/{contact}/companies/{company}");
        await client.PostAsync($"/contacts/{contact}/archive", "{}");
        await client.PostAsync($"/contacts/{contact}/unarchive", "{}");
        await client.DeleteAsync("/contacts/" + contact);
        await client.DeleteAsync("/companies/" + company);
        client.Token = "wrong";
        await client.GetAsync("/me");
    }
}
