using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// The threads of tickets. Nothing in an action says that it is private: the thread is read with private actions and without, and the
/// difference is private. The order of the two matters: an action that arrives between them must not look private.
/// </summary>
internal sealed class ActionReader(VivantioApi api, VivantioOptions options)
{
    public IAsyncEnumerable<SourceRecord> RunAsync(
        IAsyncEnumerable<JsonElement> tickets, SchemaSnapshot schema, CancellationToken cancellation)
    {
        var index = new VivantioIndex(schema);

        // A thread needs only its ticket's caller: the row of the ticket is let go before the calls.
        var callers = tickets.Select(row => (
            Ticket: VivantioJson.Text(row, "Id"),
            Caller: VivantioJson.Id(row, "CallerId"),
            Email: VivantioJson.Text(row, "CallerEmail"),
            Name: VivantioJson.Text(row, "CallerName")));
        return InOrder.SelectAsync(callers, options.Parallel, async (one, token) =>
        {
            var all = await api.ActionsAsync(one.Ticket, withPrivate: true, withFiles: false, token).ConfigureAwait(false);
            var open = await api.ActionsAsync(one.Ticket, withPrivate: false, withFiles: false, token).ConfigureAwait(false);
            var visible = open.Select(row => VivantioJson.Text(row, "Id")).ToHashSet(StringComparer.Ordinal);
            return RecordBody.Ordered(all).Select(row => Record(row, visible.Contains(VivantioJson.Text(row, "Id"))));

            SourceRecord Record(JsonElement row, bool isVisible) => new(
                VivantioNames.Key(Kind.Message, VivantioJson.Text(row, "Id")),
                VivantioNames.Action,
                RecordBody.Of(
                    row,
                    (RecordBody.TicketId, one.Ticket),
                    (RecordBody.IsPrivate, !isVisible),
                    (RecordBody.AuthorCallerId, IsCaller(row, one.Email, one.Name, index) && one.Caller.Length > 0 ? one.Caller : null)),
                VivantioTimes.TryInstant(VivantioJson.Text(row, "ActionDate"), options.Zone, out var at) ? at : null);
        }, cancellation).SelectMany(thread => thread.ToAsyncEnumerable());
    }

    // An action names its author by address and name only. The address decides; where there is none, the name of the ticket's own caller.
    private static bool IsCaller(JsonElement action, string callerEmail, string callerName, VivantioIndex schema)
    {
        var (email, name) = (VivantioJson.Text(action, "ActionUserEmail"), VivantioJson.Text(action, "ActionUserName"));
        return email.Length > 0
            ? email.Equals(callerEmail, StringComparison.OrdinalIgnoreCase) && ActionFields.Agent(schema, action) is null
            : name.Length > 0 && name == callerName;
    }
}
