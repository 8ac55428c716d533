using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits.Choices;

/// <summary>Applies earlier choices of an organization to a plan that was proposed anew.</summary>
public static class Remembering
{
    /// <summary>Of each field the newest choice; what no longer fits is told and not applied.</summary>
    public static RememberedPlan Apply(
        Plan proposed, IReadOnlyList<RememberedChoice> choices, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var unfit = new List<UnfitChoice>();
        var fitting = new List<RememberedChoice>();
        foreach (var choice in Newest(choices))
        {
            if (Mismatch(choice, proposed, source) is { } reason)
            {
                unfit.Add(new UnfitChoice(choice, reason));
            }
            else
            {
                fitting.Add(choice);
            }
        }

        while (true)
        {
            var edited = PlanEditing.Apply(proposed, [.. fitting.Select(choice => choice.ToEdit())], source, destination, connector);
            if (edited.IsApplied)
            {
                return new RememberedPlan(edited.Plan, fitting, unfit);
            }

            var refused = edited.Problems.ToLookup(problem => problem.Edit, problem => problem.Message);
            unfit.AddRange(refused.Select(found => new UnfitChoice(fitting[found.Key], string.Join(" ", found))));
            fitting = [.. fitting.Where((_, index) => !refused.Contains(index))];
        }
    }

    /// <summary>The newest choice for each field, in the order in which the fields were first chosen for.</summary>
    private static IEnumerable<RememberedChoice> Newest(IReadOnlyList<RememberedChoice> choices) =>
        choices.GroupBy(choice => (choice.Object, choice.Field)).Select(group => group.Aggregate((newest, next) => next.At >= newest.At ? next : newest));

    private static string? Mismatch(RememberedChoice choice, Plan proposed, SchemaSnapshot source)
    {
        if (proposed.For(choice.Object) is null || source.Objects.FirstOrDefault(found => found.Name == choice.Object) is not { } schema)
        {
            return "the source no longer has the object";
        }

        return schema.Field(choice.Field) switch
        {
            null => "the source no longer has the field",
            { Type: var type } when type != choice.SourceType => $"the field was {choice.SourceType} and is {type} now",
            _ => null,
        };
    }
}

/// <summary>A proposed plan with earlier choices.</summary>
/// <param name="Applied">The choices that stand in the plan.</param>
/// <param name="Unfit">The choices that no longer fit.</param>
public sealed record RememberedPlan(Plan Plan, IReadOnlyList<RememberedChoice> Applied, IReadOnlyList<UnfitChoice> Unfit);

/// <summary>A choice that was not applied, and why.</summary>
public sealed record UnfitChoice(RememberedChoice Choice, string Reason);
