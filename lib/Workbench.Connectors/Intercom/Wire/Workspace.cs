using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Send;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>What sending and reading need to know about the workspace, asked once and again after provisioning.</summary>
internal sealed class Workspace(IntercomApi api) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);
    private SchemaSnapshot? schema;
    private string? adminId;

    /// <summary>Addresses of carrier tickets that stand in articles.</summary>
    public LentAddresses Lent { get; } = new();

    /// <summary>Forgets what was learnt, because something was created or removed.</summary>
    public void Forget()
    {
        gate.Wait();
        try
        {
            schema = null;
            tags.Clear();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes a new picture of the workspace, which stands for what sending and reading need to know from then on.</summary>
    public Task<SchemaSnapshot> LookAsync(CancellationToken cancellation)
    {
        Forget();
        return SchemaAsync(cancellation);
    }

    /// <summary>The workspace's objects with the types and options of their attributes.</summary>
    public async Task<SchemaSnapshot> SchemaAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return schema ??= await new WorkspaceDiscovery(api).ReadAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The teammate whose token this is: the author where a write names none.</summary>
    /// <exception cref="ConnectorException">The token is refused.</exception>
    public async Task<string> AdminIdAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return adminId ??= (await api.ReadAsync(new("me"), cancellation).ConfigureAwait(false)).Text("id")
                ?? throw new ConnectorException("GET /me names no teammate. Use the access token of a private app.");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The id of a tag; POST /tags creates it or returns the one that is there.</summary>
    /// <exception cref="ConnectorException">The vendor refused.</exception>
    public async Task<string> TagIdAsync(string name, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!tags.TryGetValue(name, out var id))
            {
                var call = new IntercomCall("tag.create") { Json = new JsonObject { ["name"] = name } };
                id = (await api.RequireAsync(call, cancellation).ConfigureAwait(false)).Text("id") ?? "";
                tags[name] = id;
            }

            return id;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
