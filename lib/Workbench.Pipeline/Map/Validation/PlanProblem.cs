namespace Workbench.Pipeline.Map.Validation;

/// <summary>Something that keeps a plan from being applied.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">What stands there, shortened and safe to show.</param>
/// <param name="Expected">What is expected there, with its unit.</param>
/// <param name="Line">Line in the file, from 1; null for a plan that was not read from a file.</param>
/// <param name="Column">Column in UTF-16 characters, from 1.</param>
public sealed record PlanProblem(PlanPath Path, string Value, string Expected, int? Line = null, int? Column = null)
{
    /// <summary>One line for people.</summary>
    public string Print(string file) => Line is null
        ? $"{file}: {Path} is {Value}; expected {Expected}."
        : $"{file}, line {Line}, column {Column}: {Path} is {Value}; expected {Expected}.";
}
