using System.Globalization;
using System.Text.RegularExpressions;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>
/// Cuts a text into comments of at most 32,000 characters (OpenAPI 1.0, TicketComment.json) and puts them together again. A continuation
/// says in its first line what it continues.
/// </summary>
internal static partial class CommentPieces
{
    /// <summary>Characters of HTML per comment, with room for the first line of a continuation.</summary>
    public const int Budget = 31_000;

    private const string InLine = ", goes on in the line";

    /// <summary>The pieces as plain text, in order; one where the text is short.</summary>
    /// <param name="mark">First line of a continuation, for example <c>Source: ivinex/message/1</c>.</param>
    public static IReadOnlyList<string> Split(string mark, string text)
    {
        var cuts = Cuts(text);
        var pieces = new List<string>(cuts.Count);
        for (var index = 0; index < cuts.Count; index++)
        {
            var (start, end, atLine) = cuts[index];
            var piece = text[start..end];
            pieces.Add(index == 0 ? piece : $"{mark} (part {index + 1} of {cuts.Count}{(atLine ? "" : InLine)})\n{piece}");
        }

        return pieces;
    }

    /// <summary>What a continuation continues; null where the text is none.</summary>
    public static Continuation? Read(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return line > 0 && First().Match(text[..line]) is { Success: true } match
            ? new(match.Groups[1].Value, Number(match.Groups[2]), Number(match.Groups[3]), match.Groups[4].Success, text[(line + 1)..])
            : null;
    }

    /// <summary>What takes the place of a piece that a shorter text has no use for: it stays, so that a longer one finds it again.</summary>
    public static string Unused(string mark, int part, int count) => $"{mark} (part {part} of {count})\n(no longer used)";

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static List<(int Start, int End, bool AtLine)> Cuts(string text)
    {
        var cuts = new List<(int, int, bool)>();
        var (start, atLine) = (0, true);
        while (true)
        {
            var end = Reach(text, start);
            if (end == text.Length)
            {
                cuts.Add((start, end, atLine));
                return cuts;
            }

            // White space at the edge of a comment does not survive reading, so no cut is made beside any.
            var line = end - 1;
            while (line > start + ((end - start) / 2) && !(text[line] == '\n' && IsInk(text, line - 1) && IsInk(text, line + 1)))
            {
                line--;
            }

            if (text[line] == '\n')
            {
                cuts.Add((start, line, atLine));
                (start, atLine) = (line + 1, true);
                continue;
            }

            var cut = end;
            while (cut > start + 1 && !(IsInk(text, cut - 1) && IsInk(text, cut) && !char.IsLowSurrogate(text[cut])))
            {
                cut--;
            }

            cut = cut > start + 1 ? cut : end;
            cuts.Add((start, cut, atLine));
            (start, atLine) = (cut, false);
        }
    }

    private static int Reach(string text, int start)
    {
        var spent = 0;
        for (var index = start; index < text.Length; index++)
        {
            spent += Cost(text[index]);
            if (spent > Budget)
            {
                return index;
            }
        }

        return text.Length;
    }

    /// <summary>Characters that one becomes in <see cref="PlainText.ToHtml"/>: entities and line breaks.</summary>
    private static int Cost(char letter) => letter switch
    {
        '\n' or '<' or '>' => 4,
        '&' or '\'' => 5,
        '"' => 6,
        >= '\u00a0' and < '\u0100' => 6,
        _ when char.IsSurrogate(letter) => 5,
        _ => 1,
    };

    private static bool IsInk(string text, int index) => index >= 0 && index < text.Length && !char.IsWhiteSpace(text[index]);

    [GeneratedRegex(@"^(Source: \S.*) \(part (\d{1,6}) of (\d{1,6})(, goes on in the line)?\)$")]
    private static partial Regex First();
}

/// <summary>A comment that continues another.</summary>
/// <param name="Mark">The line by which the beginning is known.</param>
/// <param name="Part">2 for the first continuation.</param>
/// <param name="Of">Pieces of the whole text; fewer than <paramref name="Part"/> where this piece is no longer used.</param>
/// <param name="IsInLine">True where no line end stands between it and the part before.</param>
internal sealed record Continuation(string Mark, int Part, int Of, bool IsInLine, string Rest)
{
    public bool IsUsed => Part <= Of;
}
