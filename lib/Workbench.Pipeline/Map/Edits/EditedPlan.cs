using System.Diagnostics.CodeAnalysis;
using Workbench.Core.Errors;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>The plan with all edits, or everything that speaks against them: never a part of them.</summary>
/// <param name="Plan">The new plan; null where there is a problem.</param>
/// <param name="Changes">Rows that the edits change, in the order of the edits; an edit that says what the plan says already is none.</param>
/// <param name="Problems">All problems of all edits, in their order.</param>
public sealed record EditedPlan(Plan? Plan, IReadOnlyList<FieldChange> Changes, IReadOnlyList<EditProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsApplied => Plan is not null;

    /// <summary>The new plan.</summary>
    /// <exception cref="PlanException">There are problems; the message names them all.</exception>
    public Plan Require() => Plan
        ?? throw new PlanException($"{string.Join("\n", Problems.Select(problem => problem.Message))}\nNothing was changed.");
}

/// <summary>One row of the plan before and after an edit.</summary>
public sealed record FieldChange(ObjectPlan Object, FieldPlan Before, FieldPlan After);

/// <summary>Why an edit cannot be made.</summary>
/// <param name="Edit">Position of the edit in the list, from 0.</param>
/// <param name="Part">What about it is wrong.</param>
/// <param name="Message">In words, with the nearest names where a name is unknown. Contains source text: encode it in every output.</param>
public sealed record EditProblem(int Edit, EditPart Part, string Message);

/// <summary>A part of a <see cref="PlanEdit"/>.</summary>
public enum EditPart
{
    Object,
    Field,
    Destination,
    Transform,
    By,
}
