using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Call to call, with its real start. Whatever the call has no member for stands in its description.</summary>
internal static class CallComposer
{
    private const int MaxSubject = 300;
    private const int MaxDescription = 60_000;

    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public static string? Compose(Draft draft)
    {
        var contact = draft.Context.LinksFrom(draft.Record.Key)
            .Where(link => link.To.Kind == Kind.Contact && draft.Context.Carries(link.To))
            .Select(link => (RecordKey?)link.To)
            .FirstOrDefault();
        if (contact is not { } person || draft.Record.Record.ByRole(FieldRole.OccurredAt) is not FieldValue.Instant start)
        {
            return ReasonCode.ReportedInInventory;
        }

        var json = new JsonObject
        {
            ["departmentId"] = Departments.Of(draft.Context.Plan).For(draft.Record.Record),
            ["contactId"] = People.Token(person, DeskNames.Contact),
            ["startTime"] = DeskTime.Print(start.Value),
            ["direction"] = "inbound",
            ["duration"] = "0",
        };
        var mark = CommentWrites.Mark(draft.Record.Key.ToString());
        var lines = new CallLines(draft, mark);
        foreach (var value in draft.Record.Values)
        {
            Put(draft, json, lines, value, person);
        }

        json.TryAdd("subject", "Call");
        json["description"] = lines.Text(MaxDescription);
        draft.Add(new Write("create", "call.create", Phases.Calls, BodyShape.Of(json, find: new JsonObject { ["mark"] = mark })) { Creates = DeskNames.Call });
        return null;
    }

    private static void Put(Draft draft, JsonObject json, CallLines lines, PlannedValue value, RecordKey contact)
    {
        if (draft.Settled(value))
        {
            return;
        }

        switch (value.Plan.Destination)
        {
            case "startTime" when value.Result is FieldValue.Instant:
                draft.Holds(value, DeskNames.Call, "startTime", value.Result.Print(), FieldType.Instant);
                break;
            case "direction" when Direction(value.Result.Print()) is { } direction:
                json["direction"] = direction;
                draft.Becomes(value, DeskNames.Call, "direction", direction, "map-values", PromiseCheck.Equals, FieldType.Text);
                break;
            case "duration" when Seconds(value.Result) is { } seconds:
                json["duration"] = seconds;
                draft.Becomes(value, DeskNames.Call, "duration", seconds, "copy", PromiseCheck.Equals, FieldType.Number);
                break;
            case "subject" when PlainText.Clean(ReadableText.Of(value)).Trim() is { Length: > 0 and <= MaxSubject } subject
                && !subject.Contains('\n', StringComparison.Ordinal):
                json["subject"] = subject;
                draft.Becomes(value, DeskNames.Call, "subject", subject, "copy", PromiseCheck.Equals, FieldType.Text);
                break;
            case DeskNames.Contact when value.Source is FieldValue.References { Keys: [var only] } && only == contact:
                draft.Becomes(value, DeskNames.Call, DeskNames.Contact, contact.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
                break;
            case "description" when value.Plan.Transform is Transform.Relate:
                draft.Becomes(value, DeskNames.Call, "description", value.Source.Print(), "relate", PromiseCheck.Contains, FieldType.LongText);
                break;
            default:
                lines.Put(value);
                break;
        }
    }

    private static string? Direction(string text) => text.StartsWith("in", StringComparison.OrdinalIgnoreCase) ? "inbound"
        : text.StartsWith("out", StringComparison.OrdinalIgnoreCase) ? "outbound" : null;

    /// <summary>Whole seconds of a number, or of <c>hh:mm:ss</c>.</summary>
    private static string? Seconds(FieldValue value) => value switch
    {
        FieldValue.Number { Value: >= 0 and < 1_000_000_000 } number when number.Value == decimal.Truncate(number.Value) => number.Print(),
        FieldValue.Text text when long.TryParse(text.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) =>
            seconds.ToString(CultureInfo.InvariantCulture),
        FieldValue.Text text when TimeSpan.TryParseExact(text.Value.Trim(), @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var span) =>
            ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The description: what is too long for it is cut, and promised as far as it goes.</summary>
    private sealed class CallLines(Draft draft, string mark)
    {
        private readonly List<string> lines = [mark];

        public void Put(PlannedValue value)
        {
            var label = draft.Label(value);
            var text = PlainText.Clean(ReadableText.Of(value)).Trim();
            var left = (MaxDescription / 6) - lines.Sum(written => written.Length + 1) - label.Length;
            if (text.Length > left)
            {
                var cut = PlainText.Cut(text, Math.Max(0, left));
                lines.Add($"{label}: {cut}");
                draft.Loses(
                    value, ReasonCode.Truncated, $"{text.Length} characters: {text[cut.Length..]}", DeskNames.Call, "description", lines[^1].TrimEnd(),
                    PromiseCheck.Lines);
                return;
            }

            lines.Add($"{label}: {text}");
            draft.Becomes(value, DeskNames.Call, "description", lines[^1], "body-line", PromiseCheck.Lines, FieldType.LongText);
        }

        public string Text(int most) => PlainText.Cut(PlainText.ToHtml(string.Join('\n', lines)), most);
    }
}
