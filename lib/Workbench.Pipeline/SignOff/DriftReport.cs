using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>How both accounts of an environment differ from what was signed, at the moment of the check. Only <see cref="DriftCheck"/> makes one.</summary>
public sealed class DriftReport
{
    private const int MostNamed = 8;

    internal DriftReport(
        MigrationEnvironment environment, WritePurpose purpose, IReadOnlyList<DriftFinding> findings, Plan signed, EffectiveSchema effective, SchemaSnapshot destination)
    {
        (Environment, Purpose, Findings, SignedPlanHash) = (environment, purpose, findings, signed.Hash());
        (Effective, Destination) = (effective, destination);
    }

    /// <summary>Every difference, those that stop first.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; }

    /// <summary>The source schema and the plan that the next step uses: what was signed, widened by tolerated drift.</summary>
    public EffectiveSchema Effective { get; }

    /// <summary>The destination as it is now.</summary>
    public SchemaSnapshot Destination { get; }

    internal MigrationEnvironment Environment { get; }

    internal WritePurpose Purpose { get; }

    internal string SignedPlanHash { get; }

    /// <summary>Passes where nothing stops.</summary>
    /// <exception cref="GateException">Something does; the message says what changed, in words.</exception>
    public void RequireNone()
    {
        var stops = Findings.Where(finding => finding.Effect == DriftEffect.Stops).ToList();
        if (stops.Count > 0)
        {
            var more = stops.Count > MostNamed ? $" and {stops.Count - MostNamed} more" : "";
            throw new GateException(
                $"The accounts are no longer as they were when the mapping was signed: {string.Join("; ", stops.Take(MostNamed).Select(Words))}{more}. "
                + "Nothing was sent. 'await bench.Drift()' shows every difference.");
        }
    }

    private static string Words(DriftFinding finding) =>
        $"{(finding.Side == DriftSide.Source ? "source" : "destination")}: {finding.Change.Words()} ({finding.Meaning.TrimEnd('.')})";
}
