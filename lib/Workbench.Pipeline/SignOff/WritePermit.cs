using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// Leave to write to one environment's destination by one plan. Every step that sends asks for one, and only <see cref="SignOffGate"/> gives
/// them out: after every gate up to the needed one was found valid, and both accounts were found to be what was signed.
/// </summary>
public sealed class WritePermit
{
    private readonly MigrationEnvironment environment;
    private readonly WritePurpose purpose;

    internal WritePermit(string gate, DriftReport drift)
    {
        (Gate, environment, purpose, SignedPlanHash) = (gate, drift.Environment, drift.Purpose, drift.SignedPlanHash);
        (Plan, Source, Destination, IsWidened) = (drift.Effective.Plan, drift.Effective.Source, drift.Destination, drift.Effective.IsWidened);
        PlanHash = Plan.Hash();
    }

    /// <summary>The last gate that had to be open.</summary>
    public string Gate { get; }

    /// <summary>Hash of the plan that people signed.</summary>
    public string SignedPlanHash { get; }

    /// <summary>Hash of <see cref="Plan"/>: the signed one's, unless tolerated drift has widened it.</summary>
    public string PlanHash { get; }

    /// <summary>The plan to write by.</summary>
    public Plan Plan { get; }

    /// <summary>The source schema to read records with.</summary>
    public SchemaSnapshot Source { get; }

    /// <summary>The destination as it was found.</summary>
    public SchemaSnapshot Destination { get; }

    /// <summary>True where tolerated drift has widened what was signed.</summary>
    public bool IsWidened { get; }

    /// <summary>Passes where the permit was given for this.</summary>
    /// <exception cref="GateException">It was given for something else. Nothing was sent.</exception>
    internal void Require(WritePurpose wanted, MigrationEnvironment wantedEnvironment, Plan plan)
    {
        if (wanted != purpose || wantedEnvironment.Name != environment.Name || !ReferenceEquals(wantedEnvironment.Destination, environment.Destination))
        {
            throw new GateException(
                $"This permit is to {Print(purpose)} '{environment.Name}', not to {Print(wanted)} '{wantedEnvironment.Name}'. Nothing was sent. Ask the gate for one.");
        }

        if (plan.Hash() is var hash && hash != PlanHash)
        {
            throw new GateException(
                $"The plan {hash[..8]} is not the one that was signed ({SignedPlanHash[..8]}). Nothing was sent. Sign it in notebook 03, or use the signed one.");
        }
    }

    private static string Print(WritePurpose purpose) => purpose == WritePurpose.Provision ? "provision" : "load";
}

/// <summary>What a permit is for.</summary>
public enum WritePurpose
{
    /// <summary>Creating fields, types and tags.</summary>
    Provision,

    /// <summary>Sending records.</summary>
    Load,
}
