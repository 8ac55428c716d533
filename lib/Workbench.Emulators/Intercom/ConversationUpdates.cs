using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>PUT /conversations/{id}: title, read mark, company and attributes.</summary>
internal sealed class ConversationUpdates(IntercomWorkspace workspace, ConversationBook book, Threads threads)
{
    public IntercomAnswer Update(IntercomCall call)
    {
        var conversation = book.Require(call.Route("id"));
        if (call.Has("title"))
        {
            conversation["title"] = call.Text("title");
        }
        if (call.Body.Flag("read") is { } read)
        {
            conversation["read"] = read;
        }
        if (call.Text("company_id") is { } company)
        {
            conversation["company_id"] = workspace.Store.Find(Collections.Companies, company) is { Hidden: false }
                ? company
                : throw IntercomProblem.CompanyNotFound();
        }
        var attributes = call.Body.Object("custom_attributes");
        if (attributes.Count > 0)
        {
            RefuseSharedNames(call);
            foreach (var (name, value) in attributes)
            {
                Write(conversation, name, value);
            }
        }
        book.Touch(conversation);
        return book.View(conversation, call);
    }

    private void RefuseSharedNames(IntercomCall call)
    {
        if (!call.IsAtLeast(16))
        {
            return;
        }
        var shared = workspace.Store.Scan(Collections.ConversationAttributes).GroupBy(attribute => attribute.Body.Text("name"))
            .FirstOrDefault(group => group.Count() > 1);
        if (shared is not null)
        {
            throw IntercomProblem.Invalid($"More than one conversation attribute is named '{shared.Key}'");
        }
    }

    private void Write(JsonObject conversation, string name, JsonNode? value)
    {
        var stored = conversation.Object("custom_attributes");
        if (CustomReferences.TypeOf(workspace, "conversation", name) is { } type)
        {
            CustomReferences.Store(workspace, stored, name, type, value);
        }
        else
        {
            var attribute = workspace.Store.FindBy(Collections.ConversationAttributes, "name", name, limit: 1).FirstOrDefault()?.Body
                ?? throw IntercomProblem.Invalid($"Conversation attribute '{name}' does not exist");
            Check(attribute, name, value);
            if (value is null)
            {
                stored.Remove(name);
            }
            else
            {
                stored[name] = value.DeepClone();
            }
        }
        threads.Add(Threads.OfConversation(conversation.Text("id")!), "conversation_attribute_updated_by_admin", workspace.Operator());
    }

    private static void Check(JsonObject attribute, string name, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var fits = kind == JsonValueKind.Null || attribute.Text("data_type") switch
        {
            "integer" or "datetime" => kind == JsonValueKind.Number && value!.AsValue().TryGetValue<long>(out _),
            "decimal" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "list" => attribute.Array("options")
                .Any(option => option.Flag("archived") == false && option.Text("label") == JsonFields.AsText(value)),
            _ => kind is JsonValueKind.String or JsonValueKind.Number,
        };
        if (!fits)
        {
            throw IntercomProblem.Invalid($"Conversation attribute '{name}' does not take this value", name);
        }
    }
}
