using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Doubts;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 06: writes of which the destination cannot say whether they arrived, and what a person says about them.</summary>
public sealed partial class Bench
{
    private const string CarriedOut = "carried-out";
    private const string NotCarriedOut = "not-carried-out";
    private const string LeaveOut = "leave-out";

    /// <summary>Writes in doubt with what was asked, why the destination could not say, and what may have come of it. Reads only.</summary>
    public async Task<Table> InDoubt()
    {
        var environment = await ProductionAsync();
        var doubts = await new DoubtList(environment).ReadAsync(Cancellation).ToListAsync(Cancellation);
        var looksBy = environment.Destination.Doubts.ToDictionary(rule => rule.Operation, rule => rule.LooksBy, StringComparer.Ordinal);
        return Table.Of(doubts)
            .Record("Record", doubt => doubt.Row.Key, migration.Pages)
            .RecordText("Label", doubt => Shorten(doubt.Label))
            .Text("Write", doubt => doubt.Row.Write.Name)
            .Text("Asked for", doubt => doubt.Row.Write.Creates is { } type ? $"{doubt.Row.Write.Operation}, makes a {type}" : doubt.Row.Write.Operation)
            .Instant("Sent", doubt => doubt.Row.SentAt)
            .Text("Payload", doubt => doubt.Row.PayloadSha256?[..8])
            .Text("Looked for by", doubt => looksBy.GetValueOrDefault(doubt.Row.Write.Operation))
            .RecordText("Why the destination could not say", doubt => Shorten(doubt.Why, 400))
            .Text("Candidates", doubt => string.Join(", ", doubt.Candidates.Select(twin => twin.Print())))
            .Text("Next", doubt => doubt.NextStep)
            .Caption("Writes in doubt").MaxRows(200).Build();
    }

    /// <summary>Takes a person's decision about one write in doubt. Sends nothing: what is to be sent is sent by the next load.</summary>
    /// <param name="key">The record, for example <c>ivinex/ticket/4711</c>; empty where nothing is to be decided.</param>
    /// <param name="decision"><c>carried-out</c>, <c>not-carried-out</c> or <c>leave-out</c>.</param>
    /// <param name="by">The person who looked.</param>
    /// <param name="why">What the decision rests on.</param>
    /// <param name="twin">With <c>carried-out</c>: the id under which the destination shows it; empty for a write that makes no twin.</param>
    /// <param name="write">Name of the write; empty where only one of the record is in doubt.</param>
    /// <exception cref="GateException">A gate is closed, nothing is in doubt, or what was said cannot be. Nothing was changed.</exception>
    public async Task<Notice> Resolve(string key, string decision, string by, string why, string twin = "", string write = "")
    {
        if (key.Length == 0)
        {
            return new Notice(Tone.Neutral, "Nothing to decide: the parameter 'resolve' names no record.");
        }

        RefuseUnattended("decide about writes in doubt");
        if (!RecordKey.TryParse(key, out var record))
        {
            throw new GateException($"'{key}' is no record key. Keys look like ivinex/ticket/4711; bench.InDoubt() lists those in doubt.");
        }

        var word = new PersonsWord(by, why);
        var environment = await ProductionAsync();
        var step = new ResolveStep(environment);
        var name = write.Length == 0 ? null : write;
        switch (decision)
        {
            case CarriedOut:
                var made = await step.CarriedOutAsync(record, name, twin.Length == 0 ? null : twin, word, Cancellation);
                return Success($"{key}: carried out{(made is null ? "" : $" as {made.Print()}")}, decided by {by}.", "Run the load again; it goes on from there.");
            case NotCarriedOut:
                await RequireAsync(SignOffGate.Sample);
                await step.NotCarriedOutAsync(record, name, word, await LoadPermitAsync(environment), Cancellation);
                return Success($"{key}: not carried out, decided by {by}.", "Run the load again; it sends this write once more.");
            case LeaveOut:
                await step.LeaveOutAsync(record, name, word);
                return Success($"{key}: left out, decided by {by}.", "It stands among the rejects; retry asks the destination before it sends.");
            default:
                throw new GateException($"'{decision}' is no decision. Write {CarriedOut}, {NotCarriedOut} or {LeaveOut}. Nothing was changed.");
        }
    }
}
