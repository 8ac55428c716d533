using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>A plan that was read from text, with the places of everything in it. It is whole, or it is not read at all.</summary>
public sealed class PlanDocument
{
    private readonly string file;
    private readonly PlanText text;

    private PlanDocument(string file, PlanText text, Plan plan) => (this.file, this.text, Plan) = (file, text, plan);

    public Plan Plan { get; }

    /// <summary>Reads a plan strictly: no unknown, repeated or missing member, no value of another kind or unit.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <exception cref="PlanException">It is none; the message tells up to twenty problems with file, line, column, path and what is expected.</exception>
    public static PlanDocument Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var (text, fault) = PlanText.Read(utf8);
        List<PlanProblem> problems = fault is null ? [] : [fault];
        if (text.Root is { } root)
        {
            new PlanShape(text, problems).Check(root);
            if (problems.Count == 0 && JsonSerializer.Deserialize<Plan>(text.Bytes(root), PlanFormat.Options) is { } plan)
            {
                return new PlanDocument(file, text, plan);
            }
        }

        throw PlanCheck.Refusal(file, problems);
    }

    /// <summary>Passes where the plan makes sense between these two systems.</summary>
    /// <exception cref="PlanException">It does not; told as by <see cref="Read"/>.</exception>
    public void Require(SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var problems = PlanCheck.Problems(Plan, source, destination, connector);
        if (problems.Count > 0)
        {
            throw PlanCheck.Refusal(file, [.. problems.Select(Located)]);
        }
    }

    private PlanProblem Located(PlanProblem problem) =>
        text.At(problem.Path.In(text.Root!).Start, problem.Path, problem.Value, problem.Expected);
}
