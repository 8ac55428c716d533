using System.Text.Json.Nodes;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>One text of the destination that may hold a message: a part of a thread, or a note on a contact or company.</summary>
/// <param name="Collection"><c>parts</c> or <c>notes</c>.</param>
internal sealed record Slot(string Collection, JsonObject Document)
{
    public string Text { get; } = Words.OfHtml(Workspace.Text(Document, "body") ?? "");

    public long Second { get; } = Workspace.Number(Document, "created_at") ?? 0;

    public long Number { get; } = long.Parse(Workspace.IdOf(Document), System.Globalization.CultureInfo.InvariantCulture);

    public bool IsNote => Collection == "notes";

    public bool IsByContact => Workspace.Text(Document["author"], "type") is "user" or "lead" or "contact";

    public string? AuthorId => Workspace.Text(Document["author"], "id");

    public string? AuthorEmail => Workspace.Text(Document["author"], "email");
}
