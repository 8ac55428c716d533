using Workbench.Core.Connectors;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline;

/// <summary>One environment of a migration (rehearsal or production): its own accounts, its own ledger, the same signed plan.</summary>
/// <param name="Name"><c>rehearsal</c> or <c>production</c>.</param>
/// <param name="CodeVersion">Hash of the workbench's own assemblies, bound into every sign-off.</param>
public sealed record MigrationEnvironment(
    string Name,
    Route Route,
    ISourceConnector Source,
    IDestinationConnector Destination,
    ILedger Ledger,
    IWritableFileStore Files,
    TimeProvider Clock,
    IProgress<StepProgress> Progress,
    string CodeVersion)
{
    /// <summary>Name of the environment in which the sample is tried.</summary>
    public const string Rehearsal = "rehearsal";

    /// <summary>Limits that people set for the destination account: whoever is about to begin a write passes here. By default there are none.</summary>
    public AccountGate DestinationGate { get; init; } = new(Clock);

    public ILedgerReader Read => Ledger.Read;

    /// <summary>True where only a sample is tried: its load needs no sample signature, because it is what that signature will be given for.</summary>
    public bool IsRehearsal => Name == Rehearsal;
}

/// <summary>How far a step is.</summary>
/// <param name="Total">Records expected; null where nobody knows yet.</param>
public sealed record StepProgress(string Step, long Done, long? Total, TimeSpan Elapsed, QuotaReading? Quota);
