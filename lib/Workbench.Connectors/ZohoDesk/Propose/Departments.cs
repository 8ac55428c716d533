using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Which department takes a record: the first rule whose field holds its value, else the default one.</summary>
internal sealed class Departments
{
    private readonly string standard;
    private readonly IReadOnlyList<Rule> rules;

    private Departments(string standard, IReadOnlyList<Rule> rules) => (this.standard, this.rules) = (standard, rules);

    /// <summary>Every department that the plan names.</summary>
    public IReadOnlyList<string> All => [.. rules.Select(rule => rule.Department).Prepend(standard).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads the plan's choices.</summary>
    /// <exception cref="PlanException">A rule is not <c>field:value=departmentId</c>.</exception>
    public static Departments Of(Plan plan) => new(
        plan.Choices.GetValueOrDefault(DeskNames.DepartmentChoice) ?? "",
        [.. (plan.Choices.GetValueOrDefault(DeskNames.DepartmentByChoice) ?? "")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Rule.Parse)]);

    /// <exception cref="PlanException">No rule fits, and the plan names no default.</exception>
    public string For(CanonicalRecord record)
    {
        var found = rules.FirstOrDefault(rule => rule.Fits(record))?.Department ?? standard;
        return found.Length > 0
            ? found
            : throw new PlanException($"The plan names no department for {record.Key}. Write its id as choice '{DeskNames.DepartmentChoice}'.");
    }

    private sealed record Rule(string Field, string Value, string Department)
    {
        public static Rule Parse(string text)
        {
            var (colon, equals) = (text.IndexOf(':', StringComparison.Ordinal), text.LastIndexOf('='));
            return colon > 0 && equals > colon + 1 && equals < text.Length - 1
                ? new(text[..colon].Trim(), text[(colon + 1)..equals].Trim(), text[(equals + 1)..].Trim())
                : throw new PlanException(
                    $"'{text}' in choice '{DeskNames.DepartmentByChoice}' is no rule. Write field:value=departmentId, for example team:Sales=4000011.");
        }

        public bool Fits(CanonicalRecord record) => record.Fields.Any(field =>
            (field.Schema.Role == Field || field.Schema.Name == Field || field.Schema.Label == Field)
            && string.Equals(field.Value.Print().Trim(), Value, StringComparison.OrdinalIgnoreCase));
    }
}
