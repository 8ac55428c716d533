using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>What sending and reading need to know about the portal, asked once and again after provisioning.</summary>
internal sealed class Portal(DeskApi api) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private SchemaSnapshot? schema;
    private string? unknownRequester;

    /// <summary>Forgets what was learnt, because something was created or removed.</summary>
    public void Forget()
    {
        gate.Wait();
        try
        {
            (schema, unknownRequester) = (null, null);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes a new picture of the portal, which stands for what sending and reading need to know from then on.</summary>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public Task<SchemaSnapshot> LookAsync(CancellationToken cancellation)
    {
        Forget();
        return SchemaAsync(cancellation);
    }

    /// <summary>The portal's objects with the API names and options of their fields.</summary>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public async Task<SchemaSnapshot> SchemaAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return schema ??= await new PortalDiscovery(api).ReadAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>API name of the field that holds the source key; null where the module has none.</summary>
    public async Task<string?> SourceIdAsync(string twin, CancellationToken cancellation) =>
        (await SchemaAsync(cancellation).ConfigureAwait(false)).Object(twin).Field(DeskNames.SourceId)?.VendorId;

    /// <summary>The contact that stands in where a ticket has nobody; null where it was not provisioned.</summary>
    public async Task<string?> UnknownRequesterAsync(CancellationToken cancellation)
    {
        var field = await SourceIdAsync(DeskNames.Contact, cancellation).ConfigureAwait(false);
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return unknownRequester ??= await FindAsync(field, cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>The list is walked, newest first, because a search may not know a contact that was just provisioned.</summary>
    private async Task<string?> FindAsync(string? field, CancellationToken cancellation)
    {
        if (field is null)
        {
            return null;
        }

        var search = new DeskCall("contacts.search").With("customField1", $"{field}:{DeskNames.UnknownRequester}");
        foreach (var found in await api.SearchAsync(search, 0, cancellation).ConfigureAwait(false))
        {
            return found.Text("id");
        }

        await foreach (var contact in api.ListAsync(new DeskCall("contacts").With("sortBy", "-createdTime"), 99, cancellation).ConfigureAwait(false))
        {
            if (contact.Text("cf", field) == DeskNames.UnknownRequester)
            {
                return contact.Text("id");
            }
        }

        return null;
    }
}
