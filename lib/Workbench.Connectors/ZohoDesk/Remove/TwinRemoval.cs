using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Remove;

/// <summary>Undoes one write as far as Zoho Desk allows: records go to the recycle bin, comments and files are deleted.</summary>
internal sealed class TwinRemoval(DeskApi api)
{
    public async Task<Removal> RemoveAsync(Write write, JsonNode node, TwinRef? twin, CancellationToken cancellation)
    {
        var body = WriteBody.Of(node);
        if (write.Operation == "ticket.tag")
        {
            return await SendAsync(new("ticket.untag") { Path = body.Path, Json = body.Json?.DeepClone() }, null, cancellation).ConfigureAwait(false);
        }

        // Teams and states of a ticket that this migration made go with it; those of one that stood there come back with its earlier state.
        if (twin is null)
        {
            return Removal.Gone.Value;
        }

        return write.Operation.Split('.')[^1] switch
        {
            "comment" or "attach" => await SendAsync(
                new($"{twin.Readable().Type}.{(write.Operation.EndsWith(".comment", StringComparison.Ordinal) ? "comment" : "attachment")}.delete")
                {
                    Path = [twin.Readable().Id, twin.Id],
                },
                null,
                cancellation).ConfigureAwait(false),
            _ => await TrashAsync(twin, cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>Moves a record to the recycle bin. A contact or account on which something still hangs is left alone.</summary>
    public async Task<Removal> TrashAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (await HangsOnAsync(twin, cancellation).ConfigureAwait(false) is { } foreign)
        {
            return new Removal.Skipped($"{twin.Print()} still has {foreign}, which removing it could take along");
        }

        var call = new DeskCall($"{twin.Type}.trash") { Json = new JsonObject { [IdsMember(twin.Type)] = new JsonArray(twin.Id) } };
        var number = twin.Type == DeskNames.Ticket ? "; its ticket number stays used" : "";
        return await SendAsync(
            call, $"{twin.Print()} lies in the recycle bin for 60 days, then Zoho deletes it{number}", cancellation).ConfigureAwait(false);
    }

    private async Task<string?> HangsOnAsync(TwinRef twin, CancellationToken cancellation)
    {
        string[] lists = twin.Type switch
        {
            DeskNames.Contact => ["tickets"],
            DeskNames.Account => ["contacts", "tickets"],
            _ => [],
        };
        foreach (var list in lists)
        {
            foreach (var row in await api.RowsAsync(new DeskCall($"{twin.Type}.{list}") { Path = [twin.Id] }.With("limit", "1"), cancellation).ConfigureAwait(false))
            {
                return $"{list[..^1]} {row.Text("id")}";
            }
        }

        return null;
    }

    private static string IdsMember(string twin) => twin switch
    {
        DeskNames.Ticket => "ticketIds",
        DeskNames.Contact => "contactIds",
        DeskNames.Account => "accountIds",
        _ => "entityIds",
    };

    /// <param name="leftover">What stays behind of what is out of sight, in words, also where an earlier call removed it; null where nothing does.</param>
    public async Task<Removal> SendAsync(DeskCall call, string? leftover, CancellationToken cancellation) =>
        await api.WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } or { Status: 404 } } => leftover is null ? Removal.Gone.Value : new Removal.Leftover(leftover),
            SendResult.Answered { Answer: var answer } => new Removal.Skipped($"{call.Name} was refused ({answer.Status}): {DeskErrors.Read(answer).Message}"),
            SendResult.NotSent lost => new Removal.Open($"{call.Name} was not sent ({lost.Cause})"),
            var unknown => new Removal.Open($"{((SendResult.Unknown)unknown).Cause}"),
        };
}
