using Workbench.Connectors.Gorgias.Discovery;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>What reading needs to know about the account, asked once and again after provisioning.</summary>
internal sealed class Account(GorgiasApi api) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private SchemaSnapshot? schema;

    public void Forget() => Volatile.Write(ref schema, null);

    /// <summary>Takes a new picture of the account, which stands for what reading needs to know from then on.</summary>
    public Task<SchemaSnapshot> LookAsync(CancellationToken cancellation)
    {
        Forget();
        return SchemaAsync(cancellation);
    }

    /// <summary>The account's objects with the ids and types of their fields.</summary>
    public async Task<SchemaSnapshot> SchemaAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return schema ??= await new AccountDiscovery(api).ReadAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
