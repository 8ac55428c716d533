using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Edits;

namespace Workbench.Notebooks.Review;

/// <summary>What a review asks for.</summary>
/// <param name="Edits">Rows that a person changed, with their place in the file.</param>
/// <param name="Remarks">Rows with a word of decision beside an unchanged choice.</param>
/// <param name="Unnamed">Rows of the plan that the file does not name; they stay as they are.</param>
internal sealed record ReviewReading(IReadOnlyList<(ReviewRow Row, PlanEdit Edit)> Edits, IReadOnlyList<ReviewRow> Remarks, int Unnamed)
{
    private const int MostProblems = 20;

    /// <summary>Compares a review with the plan.</summary>
    /// <exception cref="PlanException">A row is unknown, stands there twice, says no transform, or was changed on both sides.</exception>
    public static ReviewReading Of(ReviewFile file, Plan plan, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        var seen = new Dictionary<(string, string), long>();
        var edits = new List<(ReviewRow, PlanEdit)>();
        var remarks = new List<ReviewRow>();
        foreach (var row in file.Rows(cancellation))
        {
            var present = Present(file, plan, row);
            if (!seen.TryAdd((row.Object, row.Field), row.Line))
            {
                throw file.Wrong(row.Line, ReviewColumn.Field, $"this field stands in line {seen[(row.Object, row.Field)]} already; keep one of the two rows. Nothing was applied");
            }

            var cells = ReviewCells.Of(present);
            if (row.IsChanged && row.MarkOf(row.Cells) != row.MarkOf(cells))
            {
                edits.Add((row, EditOf(file, row, present, cells, by, at)));
            }
            else if (row.Decision.Length > 0)
            {
                remarks.Add(row);
            }
        }

        return new ReviewReading(edits, remarks, plan.Objects.Sum(found => found.Fields.Count) - seen.Count);
    }

    /// <summary>The plan with the changes, or one error that names every place of the file at which one cannot be made.</summary>
    /// <exception cref="PlanException">At least one change cannot be made.</exception>
    public void Require(ReviewFile file, EditedPlan edited)
    {
        if (edited.IsApplied)
        {
            return;
        }

        var places = edited.Problems.Take(MostProblems)
            .Select(problem => file.Wrong(Edits[problem.Edit].Row.Line, ColumnOf(problem.Part), problem.Message.TrimEnd('.')).Message);
        var more = edited.Problems.Count > MostProblems ? $"\n… and {edited.Problems.Count - MostProblems} more." : "";
        throw new PlanException($"{string.Join("\n", places)}{more}\nNothing was applied.");
    }

    private static FieldPlan Present(ReviewFile file, Plan plan, ReviewRow row)
    {
        if (plan.For(row.Object) is not { } found)
        {
            throw file.Wrong(row.Line, ReviewColumn.Object, $"the plan has no object '{Bench.Shorten(row.Object, 80)}'; the key was changed, or the file belongs to another migration. Nothing was applied");
        }

        return found.For(row.Field)
            ?? throw file.Wrong(row.Line, ReviewColumn.Field, $"'{Bench.Shorten(found.SourceLabel, 80)}' has no field '{Bench.Shorten(row.Field, 80)}' in the plan; the key was changed, or the file belongs to another migration. Nothing was applied");
    }

    private static PlanEdit EditOf(ReviewFile file, ReviewRow row, FieldPlan present, ReviewCells cells, string by, DateTimeOffset at)
    {
        if (row.MarkOf(cells) != row.Written)
        {
            throw file.Wrong(row.Line, ReviewColumn.Destination,
                $"the row was changed here, and in the plan since the file was written: there it is now '{Bench.Shorten(cells.Destination, 80)}', {cells.Transform}. "
                + "Write the review anew and repeat the change. Nothing was applied");
        }

        var transform = TransformOf(file, row, present, cells);
        var destination = row.Cells.Destination == cells.Destination ? present.Destination : row.Cells.Destination.Trim() is { Length: > 0 } named ? named : null;

        // Whoever writes "skip" over a transform means it, even where the old destination still stands beside it.
        return new PlanEdit(
            row.Object, row.Field, transform is Transform.Skip && present.Transform is not Transform.Skip && destination == present.Destination ? null : destination,
            transform, by, at);
    }

    private static Transform TransformOf(ReviewFile file, ReviewRow row, FieldPlan present, ReviewCells cells)
    {
        if (row.Cells.Transform == cells.Transform && row.Cells.Settings == cells.Settings)
        {
            return present.Transform;
        }

        if (row.Cells is { Transform: "skip", Settings: "" })
        {
            return new Transform.Skip(ReasonCode.NotChosen);
        }

        var (transform, typeFault, settingsFault) = new TransformForm(row.Cells.Transform, row.Cells.Settings).Read();
        return transform
            ?? throw file.Wrong(row.Line, typeFault is null ? ReviewColumn.Settings : ReviewColumn.Transform, $"{(typeFault ?? settingsFault)!.TrimEnd('.')}. Nothing was applied");
    }

    private static string ColumnOf(EditPart part) => part switch
    {
        EditPart.Object => ReviewColumn.Object,
        EditPart.Field => ReviewColumn.Field,
        EditPart.Transform => ReviewColumn.Transform,
        _ => ReviewColumn.Destination,
    };
}
