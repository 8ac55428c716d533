using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The words of one thread: what its slots stand for stays the same from the first message to the last.</summary>
internal sealed partial class SampleWords
{
    private readonly Dictionary<string, string> slots;

    public SampleWords(SampleContent content, SampleDice dice, string contactName)
    {
        slots = new(StringComparer.Ordinal)
        {
            ["name"] = contactName,
            ["device"] = dice.Pick(content.Devices),
            ["day"] = dice.Pick(content.Days),
            ["site"] = dice.Pick(content.Sites),
            ["order"] = (10_000 + dice.Below(89_999)).ToString(CultureInfo.InvariantCulture),
            ["version"] = $"{3 + dice.Below(3)}.{dice.Below(12)}.{dice.Below(9)}",
        };
    }

    public string Fill(string template) => Slot().Replace(template, match => slots[match.Groups[1].Value]);

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Slot();
}
