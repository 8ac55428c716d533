using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Find;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>Sends one write once: a create with everything in it, or an update in calls that may all be repeated.</summary>
internal sealed class WriteSender(GorgiasApi api, Uploads uploads)
{
    private readonly WriteFinder finder = new(api);
    private readonly WriteUpdate updates = new(api);

    public async Task<WriteAnswer> SendAsync(Write write, JsonNode node, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        var body = WriteParts.Of(node);
        try
        {
            return (write.Operation, existing) switch
            {
                ("ticket.create", null) => await TicketAsync(body, files, cancellation).ConfigureAwait(false),
                ("message.create", null) => await MessageAsync(body, files, cancellation).ConfigureAwait(false),
                ("customer.create", null) => await CustomerAsync(body, cancellation).ConfigureAwait(false),
                ("ticket.update", _) => await updates.StateAsync(body, cancellation).ConfigureAwait(false),
                (_, { } twin) => await updates.SendAsync(write, body, twin, cancellation).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"There is no operation '{write.Operation}'."),
            };
        }
        catch (ConnectorException fault)
        {
            // Only reads throw, and they come before the call that creates anything.
            return new WriteAnswer.NotSent(fault.Message, fault.RetryAfter);
        }
    }

    private async Task<WriteAnswer> TicketAsync(WriteParts body, IFileStore files, CancellationToken cancellation)
    {
        var json = JsonIds.WithNumbers(body.Json);
        var messages = json["messages"]!.AsArray().Concat(body.Carried.Select(carried => JsonIds.WithNumbers(carried.Json)))
            .Select(message => (JsonObject)message!.DeepClone())
            .OrderBy(message => message["created_datetime"]?.GetValue<string>(), StringComparer.Ordinal)
            .ToList();
        var tokens = Uploads.Of(messages);
        foreach (var message in messages)
        {
            SentGuard.Check(message, api.Clock.GetUtcNow());
            if (await uploads.PutAsync(message, files, cancellation).ConfigureAwait(false) is { } fault)
            {
                return fault;
            }
        }

        json["messages"] = new JsonArray([.. messages]);
        var sent = await api.WriteAsync(new("ticket.create") { Json = json }, cancellation).ConfigureAwait(false);
        if (sent is not SendResult.Answered { Answer: { IsSuccess: true } answer })
        {
            return Failed(sent);
        }

        uploads.Forget(tokens);
        if (TryParse(answer) is not { } ticket || ticket.Text("id") is not { } id)
        {
            return new WriteAnswer.Unknown("the ticket was confirmed, but the answer does not show it", answer.RequestId);
        }

        return new WriteAnswer.Done(new TwinRef(GorgiasNames.Ticket, id), answer.RequestId, answer.Excerpt(500))
        {
            Carried = Carried(ticket, $"{GorgiasNames.Ticket}:{id}"),
        };
    }

    private async Task<WriteAnswer> MessageAsync(WriteParts body, IFileStore files, CancellationToken cancellation)
    {
        var json = JsonIds.WithNumbers(body.Json);
        SentGuard.Check(json, api.Clock.GetUtcNow());
        var tokens = Uploads.Of([json]);
        if (await uploads.PutAsync(json, files, cancellation).ConfigureAwait(false) is { } fault)
        {
            return fault;
        }

        var sent = await api.WriteAsync(new("message.create") { Path = [body.Owner], Json = json }, cancellation).ConfigureAwait(false);
        if (sent is SendResult.Answered { Answer.IsSuccess: true })
        {
            uploads.Forget(tokens);
        }

        return Created(sent, GorgiasNames.Message, $"{GorgiasNames.Ticket}:{body.Owner}");
    }

    private async Task<WriteAnswer> CustomerAsync(WriteParts body, CancellationToken cancellation)
    {
        var sent = await api.WriteAsync(new("customer.create") { Json = JsonIds.WithNumbers(body.Json) }, cancellation).ConfigureAwait(false);
        if (sent is not SendResult.Answered { Answer: { Status: 409 } taken })
        {
            return Created(sent, GorgiasNames.Customer, null);
        }

        var email = body.Json["email"]?.GetValue<string>() ?? "";
        var holder = email.Length > 0 ? await finder.HolderAsync(email, cancellation).ConfigureAwait(false) : null;
        if (holder?.Text("id") is not { } id)
        {
            return new WriteAnswer.Refused(ReasonCode.DuplicateEmail, $"{GorgiasErrors.Read(taken).Message} Nobody with '{email}' can be found.", 409, taken.RequestId);
        }

        return RecordKey.TryParse(holder.Value.Text("external_id"), out var owner) && owner.ToString() != body.Key
            ? new WriteAnswer.Refused(
                ReasonCode.DuplicateEmail,
                $"Customer {id} ({owner}) has the address '{email}', and Gorgias gives it to one customer only. Clear or change one of them in the source, then retry.",
                409, taken.RequestId)
            : new WriteAnswer.Exists(new TwinRef(GorgiasNames.Customer, id), taken.RequestId);
    }

    private static WriteAnswer Created(SendResult sent, string type, string? container) => sent switch
    {
        SendResult.Answered { Answer: { IsSuccess: true } answer } => TryParse(answer)?.Text("id") is { } id
            ? new WriteAnswer.Done(new TwinRef(type, id, container), answer.RequestId, answer.Excerpt(500))
            : new WriteAnswer.Unknown($"{answer.Endpoint} confirmed, but the answer does not show what was created", answer.RequestId),
        _ => Failed(sent),
    };

    /// <summary>The answer for a call that was not confirmed.</summary>
    public static WriteAnswer Failed(SendResult sent) => sent switch
    {
        SendResult.Answered { Answer: var answer } => new WriteAnswer.Refused(
            $"http-{answer.Status}", GorgiasErrors.Read(answer).Message, answer.Status, answer.RequestId),
        SendResult.NotSent lost => new WriteAnswer.NotSent(lost.Cause, lost.RetryAfter),
        var unknown => new WriteAnswer.Unknown(((SendResult.Unknown)unknown).Cause, ((SendResult.Unknown)unknown).RequestId),
    };

    private static Dictionary<RecordKey, TwinRef> Carried(System.Text.Json.JsonElement ticket, string container)
    {
        var carried = new Dictionary<RecordKey, TwinRef>();
        foreach (var message in ticket.At("messages").Rows())
        {
            if (RecordKey.TryParse(message.Text("external_id"), out var key) && message.Text("id") is { } id)
            {
                carried[key] = new TwinRef(GorgiasNames.Message, id, container);
            }
        }

        return carried;
    }

    private static System.Text.Json.JsonElement? TryParse(HttpAnswer answer)
    {
        try
        {
            return GorgiasApi.Parse(answer);
        }
        catch (ConnectorException)
        {
            return null;
        }
    }
}
