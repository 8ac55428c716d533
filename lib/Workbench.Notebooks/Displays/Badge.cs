using System.Collections.Frozen;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>A class such as Equal or Defect, shown by a word, a sign and a colour, never by the colour alone.</summary>
public sealed record Badge(string Word, Tone Tone)
{
    private static readonly FrozenDictionary<string, Tone> Known = new Dictionary<string, Tone>
    {
        ["Equal"] = Tone.Good,
        ["EqualAfterTransform"] = Tone.Good,
        ["ExpectedLoss"] = Tone.Notice,
        ["NotMigratable"] = Tone.Neutral,
        ["Defect"] = Tone.Bad,
        ["InDoubt"] = Tone.Warning,
        ["Verified"] = Tone.Good,
        ["Loaded"] = Tone.Good,
        ["Differs"] = Tone.Bad,
        ["Rejected"] = Tone.Bad,
        ["Waiting"] = Tone.Warning,
        ["Sending"] = Tone.Notice,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The badge of a verdict or an entry state; words that are neither are neutral.</summary>
    public static Badge For(string word) => new(word, Known.GetValueOrDefault(word, Tone.Neutral));

    public HtmlFragment Body() =>
        Html.Of($"""<span class="badge {Tone.CssClass()}"><b aria-hidden="true">{Tone.Sign()}</b>{Word}</span>""");

    /// <summary>The sign and the word.</summary>
    public override string ToString() => $"{Tone.Sign()} {TerminalText.Line(Word)}";
}
