using System.Buffers;
using System.Text;
using System.Text.Json;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.Cli.Matching;

/// <summary>Prints proposals, for programs and for people.</summary>
internal static class MatchOutput
{
    private const int Decimals = 6;

    /// <summary>One array in ASCII, written column by column; the words "source" and "target" are those of the command line.</summary>
    public static void WriteJson(TextWriter text, IEnumerable<FieldProposal> proposals)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var separator = "";
        text.Write('[');
        foreach (var proposal in proposals)
        {
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
            {
                Write(json, proposal);
            }

            text.WriteLine(separator);
            text.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.Clear();
            separator = ",";
        }

        text.WriteLine();
        text.WriteLine(']');
    }

    /// <summary>A line for each source column, and one for each candidate below it.</summary>
    public static void WriteTable(TextWriter text, IReadOnlyList<FieldProposal> proposals)
    {
        var width = proposals.SelectMany(proposal => proposal.Candidates)
            .Select(candidate => TerminalText.Width(TerminalText.Line(candidate.Destination.Name)))
            .DefaultIfEmpty(0)
            .Max();
        foreach (var proposal in proposals)
        {
            text.WriteLine(TerminalText.Line(proposal.Source.Name) + (IsDoubtful(proposal) ? "  (abstains)" : ""));
            foreach (var candidate in proposal.Candidates)
            {
                var name = TerminalText.Pad(TerminalText.Line(candidate.Destination.Name), width);
                text.WriteLine($"  {candidate.Score:F2}  {name}  {TerminalText.Line(string.Join("; ", candidate.Reasons))}".TrimEnd());
            }
        }
    }

    private static bool IsDoubtful(FieldProposal proposal) =>
        proposal.Candidates.Count == 0 || proposal.Candidates[0].Score < FieldProposer.Threshold;

    private static void Write(Utf8JsonWriter json, FieldProposal proposal)
    {
        json.WriteStartObject();
        json.WriteString("source", proposal.Source.Name);
        if (IsDoubtful(proposal))
        {
            json.WriteBoolean("abstain", true);
        }

        json.WriteStartArray("candidates");
        foreach (var candidate in proposal.Candidates)
        {
            WriteCandidate(json, candidate);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCandidate(Utf8JsonWriter json, FieldCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("target", candidate.Destination.Name);
        json.WriteNumber("score", Math.Round(candidate.Score, Decimals));
        json.WriteStartArray("reasons");
        foreach (var reason in candidate.Reasons)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
