using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// The source schema and the plan in force: what was signed, widened by drift that the plan tolerates. It names the hashes of what was signed,
/// so that the signature stays verifiable and nobody mistakes the one for the other.
/// </summary>
/// <param name="Changes">What widened it, in words; empty where it is what was signed.</param>
public sealed record EffectiveSchema(
    string SignedPlanHash, string SignedSourceHash, SchemaSnapshot Source, Plan Plan, IReadOnlyList<string> Changes)
{
    private const string Document = "schema/effective";

    /// <summary>The step as which tolerated drift enters the log.</summary>
    public const string Step = "drift";

    public bool IsWidened => Changes.Count > 0;

    /// <summary>What was signed and nothing else.</summary>
    public static EffectiveSchema Signed(Plan plan, SchemaSnapshot source) => new(plan.Hash(), source.Hash(), source, plan, []);

    /// <summary>What the ledger of production holds for this plan and source; what was signed, where nothing widened it.</summary>
    public static EffectiveSchema Of(ILedgerReader production, Plan plan, SchemaSnapshot source) =>
        production.Document(Document) is { } json
        && JsonSerializer.Deserialize<EffectiveSchema>(json, CanonicalJson.Options) is { } kept
        && kept.SignedPlanHash == plan.Hash() && kept.SignedSourceHash == source.Hash()
            ? kept
            : Signed(plan, source);

    /// <summary>What enters the ledger of production; nothing where it stands there already, or where what was signed is in force as it is.</summary>
    internal IReadOnlyList<LedgerChange> ToKeep(ILedgerReader production)
    {
        if (!IsWidened)
        {
            return [];
        }

        var json = CanonicalJson.Write(this);
        return production.Document(Document) == json
            ? []
            :
            [
                new LedgerChange.DocumentSaved(Document, json),
                new LedgerChange.StepMoved(Step, "tolerated", new Dictionary<string, long> { ["changes"] = Changes.Count }),
            ];
    }
}
