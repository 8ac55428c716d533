
namespace Workbench.Emulators.Checking;

/// <summary>What one run found, what it let pass and why, and which documents of the destination are accounted for.</summary>
public sealed class PairReport
{
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>How often each allowed loss was used.</summary>
    public SortedDictionary<string, int> Allowed { get; } = new(StringComparer.Ordinal);

    /// <summary>How many source records of each kind were found.</summary>
    public SortedDictionary<string, int> Found { get; } = new(StringComparer.Ordinal);

    public void Require(bool holds, string rule, string record, string detail)
    {
        if (!holds)
        {
            findings.Add(new Finding(rule, record, detail));
        }
    }

    public void Fail(string rule, string record, string detail) => Require(false, rule, record, detail);

    public void Allow(string loss) => Allowed[loss] = Allowed.GetValueOrDefault(loss) + 1;

    public void Count(string kind) => Found[kind] = Found.GetValueOrDefault(kind) + 1;

    /// <summary>Accounts for one document; false where that was done before.</summary>
    public bool Claim(string place) => claimed.Add(place);

    public bool IsClaimed(string place) => claimed.Contains(place);

    /// <summary>For a failing test: the number of findings per rule, and the first of each.</summary>
    public string Explain() => findings.Count == 0
        ? "clean"
        : string.Join('\n', findings.GroupBy(finding => finding.Rule).Select(group => $"{group.Count()} x {string.Join("\n     ", group.Take(4))}"));
}
