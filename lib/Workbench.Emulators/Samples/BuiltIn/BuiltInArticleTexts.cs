namespace Workbench.Emulators.Samples.BuiltIn;

/// <param name="ShelfId">Where an article of this text stands.</param>
internal sealed record BuiltInArticleText(string ShelfId, string Title, string Html, string[] Keywords);

/// <summary>What the help centre says; <c>{device}</c> stands for the product.</summary>
internal static class BuiltInArticleTexts
{
    public static IReadOnlyList<BuiltInArticleText> English { get; } =
    [
        new("s1", "First steps with the {device}",
            "<h2>Before you start</h2><p>Unpack the {device} and let it reach room temperature.</p>"
            + "<ol><li>Connect the power supply.</li><li>Wait for the green light.</li><li>Open <b>Settings &gt; Devices</b>.</li></ol>",
            ["setup", "installation"]),
        new("s3", "Cleaning and care of the {device}",
            "<p>Use a soft cloth. Never use <em>acetone</em>.</p>"
            + "<ul><li>Weekly: wipe</li><li>Monthly: check the seal<ul><li>replace it when brittle</li></ul></li></ul>",
            ["care"]),
        new("s4", "Range and batteries of the {device}",
            "<p>Typical range by surrounding:</p><table><thead><tr><th>Surrounding</th><th>Range</th></tr></thead><tbody>"
            + "<tr><td>Open field</td><td>120 m</td></tr><tr><td>Office</td><td>30 m</td></tr>"
            + "<tr><td>Cold store</td><td>12 m</td></tr></tbody></table>",
            ["battery", "wireless"]),
        new("s5", "What the lights of the {device} mean",
            "<p>Green: all is well. Blinking green: it looks for the network. Red: see below.</p>"
            + "<blockquote>Hold the side button for ten seconds to reset.</blockquote>",
            ["LED", "status"]),
        new("s4", "Pairing the {device}",
            "<p>Hold the button until the light blinks blue, then choose <code>Add device</code>.</p>"
            + "<p>Tip: stay within 2&nbsp;m.</p>",
            ["pairing"]),
        new("s6", "Alarms and escalation with the {device}",
            "<h3>Lists</h3><p>A rule sends to one list; a list holds people and hours.</p>"
            + "<p>Someone who is on two lists gets two mails.</p>",
            ["alarm", "e-mail"]),
        new("s7", "Exporting readings of the {device}",
            "<p>The export follows the language of the browser:</p><pre>time;value\n2025-01-01T00:00;4,2</pre>"
            + "<p>Choose <i>machine readable</i> for points.</p>",
            ["export", "csv"]),
        new("s8", "Returning a {device}",
            "<p>Ask for an RMA number first &amp; print the label.</p>"
            + "<hr><p>Replacements leave when the carrier has scanned the parcel.</p>",
            ["rma", "return"]),
        new("s2", "Technical data of the {device}",
            "<table border=\"1\"><tr><td>Supply</td><td>12&ndash;24&nbsp;V DC</td></tr><tr><td>Protection</td><td>IP67</td></tr></table>",
            ["data sheet"]),
        new("s3", "Calibrating the {device}",
            "<p>Calibrate once a year, at 0&nbsp;&deg;C and 37&nbsp;&deg;C.</p>"
            + "<ol><li>Put the probe into ice water.</li><li>Wait five minutes.</li><li>Press <kbd>CAL</kbd>.</li></ol>",
            ["calibration", "certificate"]),
    ];

    /// <summary>The German words of those texts that are translated, by their place in <see cref="English"/>.</summary>
    public static IReadOnlyDictionary<int, BuiltInArticleText> German { get; } = new Dictionary<int, BuiltInArticleText>
    {
        [4] = new("s4", "{device} koppeln",
            "<p>Halten Sie die Taste gedrückt, bis das Licht blau blinkt, und wählen Sie <code>Gerät hinzufügen</code>.</p>"
            + "<p>Tipp: höchstens 2&nbsp;m Abstand.</p>",
            ["Kopplung"]),
        [9] = new("s3", "{device} kalibrieren",
            "<p>Einmal im Jahr, bei 0&nbsp;&deg;C und 37&nbsp;&deg;C.</p>"
            + "<ol><li>Fühler in Eiswasser legen.</li><li>Fünf Minuten warten.</li><li><kbd>CAL</kbd> drücken.</li></ol>",
            ["Kalibrierung", "Prüfzeugnis"]),
    };

    /// <summary>What a word processor leaves behind when someone pastes from it.</summary>
    public const string Office =
        "<p class=\"MsoNormal\">Our site in <st1:City w:st=\"on\"><st1:place w:st=\"on\">Oslo</st1:place></st1:City> helps.<o:p></o:p></p>"
        + "<v:shape id=\"_x0000_i1025\" type=\"#_x0000_t75\">"
        + "<v:imagedata o:title=\"figure\"></v:imagedata></v:shape><p><o:p>&nbsp;</o:p></p>";

    /// <summary>Markup that an author shows as text.</summary>
    public const string MarkupAsText =
        "<p>Never paste <code>&lt;script&gt;alert('stolen')&lt;/script&gt;</code>"
        + " or <code>&lt;img src=x onerror=alert(1)&gt;</code> into the name.</p>";
}
