using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>A contact's names: the last name is required, so that something else stands in where the source has none.</summary>
internal static class ContactName
{
    private const int MaxFirst = 100;
    private const int MaxLast = 200;

    /// <summary>Writes <c>firstName</c> and <c>lastName</c> and promises the values behind them.</summary>
    public static void Put(Draft draft, FieldWriting writing, IReadOnlyList<PlannedValue> names)
    {
        var first = Text(names, "firstName");
        var last = Text(names, "lastName");
        if (Text(names, Discovery.StandardFields.FullName) is { Length: > 0 } whole)
        {
            var space = whole.LastIndexOf(' ');
            (first, last) = space < 0 ? ("", whole) : (whole[..space].Trim(), whole[(space + 1)..]);
        }

        if (last.Length == 0)
        {
            (first, last) = StandIn(draft, first);
        }

        Member(writing, "firstName", PlainText.Cut(first, MaxFirst));
        Member(writing, "lastName", PlainText.Cut(last, MaxLast));
        var isCut = first.Length > MaxFirst || last.Length > MaxLast;
        foreach (var value in names)
        {
            Promise(draft, writing, value, isCut, first, last);
        }
    }

    /// <summary>The first name moves; else the e-mail's local part; else a word that says so.</summary>
    private static (string First, string Last) StandIn(Draft draft, string first)
    {
        var email = draft.Record.Record.ByRole(FieldRole.Email).Print().Trim();
        var last = first.Length > 0 ? first : email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? PlainText.Clean(email[..at]) : "Unknown";
        draft.Note(null, ReasonCode.NoLastName, $"'{last}' stands in");
        return ("", last);
    }

    private static void Promise(Draft draft, FieldWriting writing, PlannedValue value, bool isCut, string first, string last)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var clean = Clean(value);

        // The portal joins both names with one space, however many stood there.
        var text = value.Plan.Destination == Discovery.StandardFields.FullName && first.Length > 0 ? $"{first} {last}" : clean;
        if (isCut || clean.Contains('\n', StringComparison.Ordinal))
        {
            writing.Note.Put(value, value.Result.Print());
        }
        else if (value.Plan.Destination == "firstName" && !writing.Native.ContainsKey("firstName"))
        {
            draft.Becomes(value, DeskNames.Contact, "lastName", last, "relate", PromiseCheck.Equals, FieldType.Text);
        }
        else if (text == value.Result.Print())
        {
            draft.Holds(value, DeskNames.Contact, value.Plan.Destination!, text, FieldType.Text);
        }
        else
        {
            draft.Becomes(value, DeskNames.Contact, value.Plan.Destination!, text, "copy", PromiseCheck.Equals, FieldType.Text);
        }
    }

    private static void Member(FieldWriting writing, string name, string text)
    {
        if (text.Length > 0)
        {
            writing.Native[name] = text;
        }
    }

    private static string Text(IReadOnlyList<PlannedValue> names, string destination) =>
        names.FirstOrDefault(value => value.Plan.Destination == destination) is { } found ? Clean(found).Replace('\n', ' ') : "";

    private static string Clean(PlannedValue value) => PlainText.Clean(value.Result.Print()).Trim();
}
