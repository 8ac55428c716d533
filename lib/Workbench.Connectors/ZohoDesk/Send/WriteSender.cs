using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Send;

/// <summary>Sends one write once: uploads what it needs first, chooses its endpoint, and reads what came of it.</summary>
internal sealed class WriteSender(DeskApi api, Portal portal)
{
    private readonly Uploads uploads = new(api);
    private readonly Continuations continuations = new(api);
    private readonly ContactConflict conflict = new(api, portal);

    public async Task<WriteAnswer> SendAsync(Write write, JsonNode node, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        var body = WriteBody.Of(node);
        var json = (JsonObject?)body.Json?.DeepClone() ?? [];
        try
        {
            if (await PrepareAsync(body, json, files, cancellation).ConfigureAwait(false) is { } obstacle)
            {
                return obstacle;
            }

            if (existing is not null && body.Find?["rest"] is not null
                && await continuations.BringUpToDateAsync(body, existing, cancellation).ConfigureAwait(false) is { } open)
            {
                return open;
            }

            var sent = await api.WriteAsync(Call(write, body, json, existing, files), cancellation).ConfigureAwait(false);
            if (sent is SendResult.Answered { Answer: { IsSuccess: false } taken } && write.Operation == "contact.create"
                && DeskErrors.Names(taken, "/email", "duplicate"))
            {
                if (existing is null && await conflict.HolderAsync(body, cancellation).ConfigureAwait(false) is { } holder)
                {
                    return new WriteAnswer.Exists(holder, taken.RequestId);
                }

                sent = await conflict.WithoutEmailAsync(json, cancellation).ConfigureAwait(false) is { } other
                    ? await api.WriteAsync(Call(write, body, other, existing, files), cancellation).ConfigureAwait(false)
                    : sent;
            }

            return sent switch
            {
                SendResult.Answered { Answer: { IsSuccess: true } answer } => Done(write, body, existing, answer),
                SendResult.Answered { Answer: var answer } => Refused(answer),
                SendResult.NotSent lost => new WriteAnswer.NotSent(lost.Cause, lost.RetryAfter),
                var unknown => new WriteAnswer.Unknown(((SendResult.Unknown)unknown).Cause, ((SendResult.Unknown)unknown).RequestId),
            };
        }
        catch (ConnectorException fault)
        {
            // Only reads around the write can throw: the write itself was not sent, or was refused.
            return new WriteAnswer.NotSent(fault.Message, fault.RetryAfter);
        }
    }

    /// <summary>Fills in what only the portal knows. Null where the write may be sent.</summary>
    private async Task<WriteAnswer?> PrepareAsync(WriteBody body, JsonObject json, IFileStore files, CancellationToken cancellation)
    {
        if (body.Find?["contact"] is not null)
        {
            if (await portal.UnknownRequesterAsync(cancellation).ConfigureAwait(false) is not { } contact)
            {
                return new WriteAnswer.NotSent("the contact 'Unknown requester' is not there: provision it, or wait until it can be found", api.Settings.SearchLag);
            }

            json["contactId"] = contact;
        }

        return await uploads.ReplaceAsync(json, files, cancellation).ConfigureAwait(false);
    }

    private static DeskCall Call(Write write, WriteBody body, JsonObject json, TwinRef? existing, IFileStore files)
    {
        if (json["file"] is { } file && FileToken.Read(JsonSerializer.SerializeToElement(file)) is { } token)
        {
            return new DeskCall(write.Operation) { Path = body.Path, File = (token, files) };
        }

        if (existing is not null && write.Operation.EndsWith(".comment", StringComparison.Ordinal))
        {
            return new DeskCall($"{write.Operation}.update") { Path = [body.Owner, existing.Id], Json = json };
        }

        return existing is not null && write.Operation.EndsWith(".create", StringComparison.Ordinal)
            ? new DeskCall(write.Operation.Replace(".create", ".update", StringComparison.Ordinal)) { Path = [existing.Id], Json = json }
            : new DeskCall(write.Operation) { Path = body.Path, Json = json };
    }

    private static WriteAnswer Done(Write write, WriteBody body, TwinRef? existing, HttpAnswer answer)
    {
        if (write.Creates is null)
        {
            return new WriteAnswer.Done(null, answer.RequestId, answer.Excerpt(500));
        }

        if (write.Creates == DeskNames.TicketTags)
        {
            return new WriteAnswer.Done(new TwinRef(DeskNames.TicketTags, body.Owner), answer.RequestId, answer.Excerpt(500));
        }

        string? id;
        try
        {
            id = existing?.Id ?? DeskApi.Parse(answer).Text("id");
        }
        catch (ConnectorException)
        {
            id = null;
        }

        return id is null
            ? new WriteAnswer.Unknown($"{answer.Endpoint} confirmed, but the answer does not show what was created", answer.RequestId)
            : new WriteAnswer.Done(existing ?? new TwinRef(write.Creates, id, body.PrintedContainer), answer.RequestId, answer.Excerpt(500));
    }

    private static WriteAnswer.Refused Refused(HttpAnswer answer)
    {
        var error = DeskErrors.Read(answer);
        return new WriteAnswer.Refused(error.Code ?? $"http-{answer.Status}", error.Message, answer.Status, answer.RequestId);
    }
}
