using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>Sends one write once: chooses its endpoint, fills in who acts, and reads what came of it.</summary>
internal sealed class WriteSender(IntercomApi api, Workspace workspace)
{
    private static readonly TimeSpan FreshContactDelay = TimeSpan.FromSeconds(2);
    private readonly ContactConflict conflict = new(api);
    private readonly UpsertLookup upserts = new(api);
    private readonly ConversationChanges changes = new(api);
    private readonly ArticleCalls articles = new(api, workspace);

    public async Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        var parts = WriteBody.Of(body);
        IntercomCall call;
        try
        {
            if (existing is null && await upserts.FindAsync(write, parts, cancellation).ConfigureAwait(false) is { } standing)
            {
                return new WriteAnswer.Exists(standing, null);
            }

            if (ConversationChanges.Concerns(write.Operation, parts.Json))
            {
                if (await changes.MissingAsync(write.Operation, parts, cancellation).ConfigureAwait(false) is not { } missing)
                {
                    return new WriteAnswer.Done(null, null, "stands there already");
                }

                parts = parts with { Json = missing };
            }

            if (write.Operation == "carrier.delete" && await articles.IsLendingAsync(parts, cancellation).ConfigureAwait(false))
            {
                return new WriteAnswer.Done(null, null, "kept until the rollback: the article still shows an address of this ticket");
            }

            call = await CallAsync(write, parts, existing, files, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault)
        {
            return new WriteAnswer.NotSent(fault.Message, fault.RetryAfter);
        }

        return await api.WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } answer } => Done(write, parts, existing, answer),
            SendResult.Answered { Answer: var answer } => await RefusedAsync(write, parts, answer, cancellation).ConfigureAwait(false),
            SendResult.NotSent lost => new WriteAnswer.NotSent(lost.Cause, lost.RetryAfter),
            var unknown => new WriteAnswer.Unknown(((SendResult.Unknown)unknown).Cause, ((SendResult.Unknown)unknown).RequestId),
        };
    }

    private async Task<IntercomCall> CallAsync(
        Write write, WriteBody body, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        if (write.Operation == "tag")
        {
            return await TagAsync(body, cancellation).ConfigureAwait(false);
        }

        if (ArticleCalls.Handles(write.Operation))
        {
            return await articles.CallAsync(write, body, existing, cancellation).ConfigureAwait(false);
        }

        var isUpdate = existing is not null && write.Creates is not null;
        var name = isUpdate ? UpdateOf(write.Operation) : write.Operation;
        var path = isUpdate && name != write.Operation ? [existing!.Id] : body.Path;
        var json = (JsonObject?)body.Json?.DeepClone();
        if (write.Operation == "conversation.create" && json?["from"] is JsonObject from)
        {
            from["id"] = await new StandIn(api).ContactAsync(json, cancellation).ConfigureAwait(false);
        }

        if (json is not null && NeedsAdmin(write.Operation, json))
        {
            json["admin_id"] = await workspace.AdminIdAsync(cancellation).ConfigureAwait(false);
        }

        return new IntercomCall(name) { Path = path, Json = json, Files = files };
    }

    /// <summary>Conversation and ticket tags need the tag's id and an acting teammate (OpenAPI 2.16).</summary>
    private async Task<IntercomCall> TagAsync(WriteBody body, CancellationToken cancellation)
    {
        var json = new JsonObject
        {
            ["id"] = await workspace.TagIdAsync(body.Text("name") ?? "", cancellation).ConfigureAwait(false),
            ["admin_id"] = await workspace.AdminIdAsync(cancellation).ConfigureAwait(false),
        };
        var name = IntercomNames.IsConversation(body.Container ?? "") ? "conversation.tag" : "ticket.tag";
        return new IntercomCall(name) { Path = body.Path, Json = json };
    }

    private static string UpdateOf(string operation) => operation switch
    {
        "company.upsert" => "company.update",
        "contact.create" => "contact.update",
        "ticket.create" => "ticket.update",
        _ => operation,
    };

    private static bool NeedsAdmin(string operation, JsonObject json) => !json.ContainsKey("admin_id")
        && (operation is "conversation.close" or "conversation.state" or "conversation.assign" or "contact.note" or "company.note"
            || (operation is "ticket.reply" or "conversation.reply" && json["type"]?.GetValue<string>() == "admin"));

    private static WriteAnswer Done(Write write, WriteBody body, TwinRef? existing, HttpAnswer answer)
    {
        JsonElement json;
        try
        {
            json = IntercomApi.Parse(answer);
        }
        catch (ConnectorException)
        {
            return new WriteAnswer.Unknown($"{answer.Endpoint} answered {answer.Status} without JSON", answer.RequestId);
        }

        if (write.Creates is null)
        {
            return new WriteAnswer.Done(null, answer.RequestId, answer.Excerpt(500));
        }

        var twin = existing ?? TwinReader.Of(write, body, json);
        return twin is null
            ? new WriteAnswer.Unknown($"{answer.Endpoint} confirmed, but the answer does not show what was created", answer.RequestId)
            : new WriteAnswer.Done(twin, answer.RequestId, answer.Excerpt(500));
    }

    private async Task<WriteAnswer> RefusedAsync(Write write, WriteBody body, HttpAnswer answer, CancellationToken cancellation)
    {
        if (answer.Status == 409 && write.Operation == "contact.create")
        {
            return await conflict.ResolveAsync(body, answer, cancellation).ConfigureAwait(false);
        }

        if (answer.Status == 404 && write.Operation == "carrier.delete")
        {
            return new WriteAnswer.Done(null, answer.RequestId, "gone already");
        }

        var error = IntercomErrors.Read(answer);
        if (answer.Status == 404 && write.Operation == "conversation.create")
        {
            // A contact that was just created may be unknown here for a moment (OpenAPI 2.16, POST /messages).
            return new WriteAnswer.NotSent($"the contact is not known yet: {error.Message}", FreshContactDelay);
        }

        return new WriteAnswer.Refused(
            error.Code ?? $"http-{answer.Status}", error.Message, answer.Status, answer.RequestId ?? error.RequestId);
    }
}
