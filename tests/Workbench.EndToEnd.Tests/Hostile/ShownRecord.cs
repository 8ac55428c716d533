using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Emulators.Kit;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>A record of a destination as it lies behind the API, with every text in it, exactly.</summary>
internal sealed class ShownRecord
{
    /// <summary>A longer text may stand in several pieces; it is looked for by stretches of this many letters, an even number, so that no pair is cut.</summary>
    private const int Stretch = 4000;

    private readonly FoundRecord found;
    private readonly List<string> texts;

    public ShownRecord(FoundRecord found, DocumentStore store)
    {
        this.found = found;
        var documents = found.Entries.SelectMany(entry => entry.Places).Select(place => Document(store, place)).Prepend(found.Document);
        var raw = documents.SelectMany(Texts).ToList();
        texts = [.. raw.Concat(raw.Where(text => text.Contains('<', StringComparison.Ordinal)).Select(Read)).Select(Comparable)];
    }

    /// <summary>
    /// True where a text of the source stands in the record letter by letter. Line ends may be another kind of line end, and the space around it may be gone;
    /// both are what the connectors document.
    /// </summary>
    public bool Shows(string text) => Comparable(text) is var wanted && (Holds(wanted) || (wanted == Replaced(wanted) && IsInNotes(wanted)));

    /// <summary>The same, with replacement characters for those that no text of the destination can hold.</summary>
    public bool ShowsReplaced(string text) => Comparable(Replaced(text)) is var wanted && (Holds(wanted) || IsInNotes(wanted));

    private bool Holds(string wanted) => wanted.Chunk(Stretch).All(stretch => texts.Exists(shown => shown.AsSpan().Contains(stretch, StringComparison.Ordinal)));

    private static JsonObject Document(DocumentStore store, string place) => place.Split('/', 2) is [var collection, var id] ? store.Find(collection, id)!.Body : [];

    /// <summary>Notes on people are only known as running words.</summary>
    private bool IsInNotes(string wanted) => found.Text.Contains(Words.OfText(wanted), StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray elements => elements.SelectMany(Texts),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [value.GetValue<string>()],
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => [value.ToString()],
        _ => [],
    };

    /// <summary>What a browser would show of it.</summary>
    private static string Read(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var end in body.QuerySelectorAll("br").ToList())
        {
            end.Replace(body.Owner!.CreateTextNode("\n"));
        }

        return body.TextContent;
    }

    private static string Comparable(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Replaced(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            plain.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return plain.ToString();
    }
}
