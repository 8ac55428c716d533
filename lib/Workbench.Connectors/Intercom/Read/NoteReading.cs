using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Reads the notes of a contact or company.</summary>
internal sealed class NoteReading(IntercomApi api)
{
    /// <param name="list">Name of the endpoint.</param>
    /// <param name="type">Type of the notes' twins.</param>
    public async Task<IReadOnlyList<TwinState>> ReadAsync(string list, string type, TwinRef container, CancellationToken cancellation)
    {
        var notes = new List<TwinState>();
        try
        {
            await foreach (var note in api.ListAsync(new(list) { Path = [container.Id] }, "data", cancellation).ConfigureAwait(false))
            {
                notes.Add(PartStates.Note(note, type, container));
            }
        }
        catch (ConnectorException fault) when (fault.Status == 404)
        {
            // A company is archived some time after its deletion was confirmed: it may go between the two reads.
            return [];
        }

        return notes;
    }
}
