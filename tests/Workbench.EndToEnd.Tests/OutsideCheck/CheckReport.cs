using System.Text.Json.Nodes;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>What one run of the checker found, what it let pass and why, and which documents of the destination are accounted for.</summary>
internal sealed class CheckReport
{
    private readonly List<Finding> findings = [];
    private readonly SortedDictionary<string, int> allowed = new(StringComparer.Ordinal);
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>How often each allowed loss was used.</summary>
    public IReadOnlyDictionary<string, int> Allowed => allowed;

    /// <summary>How many source records of each kind were found.</summary>
    public SortedDictionary<string, int> Found { get; } = new(StringComparer.Ordinal);

    public void Fail(string rule, string record, string detail) => findings.Add(new Finding(rule, record, detail));

    public void Require(bool holds, string rule, string record, string detail)
    {
        if (!holds)
        {
            Fail(rule, record, detail);
        }
    }

    public void Allow(AllowedLoss loss) => allowed[loss.Code] = allowed.GetValueOrDefault(loss.Code) + 1;

    public void Count(string kind) => Found[kind] = Found.GetValueOrDefault(kind) + 1;

    /// <summary>Accounts for one document; false where that was done before.</summary>
    public bool Claim(string collection, JsonObject document) => claimed.Add($"{collection}/{Workspace.IdOf(document)}");

    public bool IsClaimed(string collection, JsonObject document) => claimed.Contains($"{collection}/{Workspace.IdOf(document)}");

    /// <summary>For a failing test: the number of findings per rule, and the first of each.</summary>
    public string Explain() => findings.Count == 0
        ? "clean"
        : string.Join('\n', findings.GroupBy(finding => finding.Rule).Select(group => $"{group.Count()} x {string.Join("\n     ", group.Take(4))}"));
}
