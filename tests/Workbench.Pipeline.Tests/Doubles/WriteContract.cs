namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>What the write protocol and the rollback must do alike wherever the ledger lies: each class of such tests has one subclass per store.</summary>
public abstract class WriteContract(StoreKind kind)
{
    private protected Task<Rehearsal> BeginAsync() => Rehearsal.BeginAsync(kind);
}
