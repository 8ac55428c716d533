using System.Text;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <param name="Name">What is awkward about it.</param>
internal sealed record AwkwardBody(string Name, SampleBodyType Type, string Text);

/// <summary>Bodies that break careless code. All of them stand, in this order, in one thread of the built-in account.</summary>
internal static class AwkwardBodies
{
    public static IReadOnlyList<AwkwardBody> All { get; } =
    [
        new("empty", SampleBodyType.Text, ""),
        new("entities", SampleBodyType.Html,
            "<p>Fish &amp; chips &lt;b&gt; 5 &gt; 3 &quot;quoted&quot; &eacute; &#8364; &amp;amp; stays</p>"),
        new("no-break spaces", SampleBodyType.Html, "<p>text&nbsp;</p>\n<p>two&nbsp;&nbsp;spaces&nbsp;&nbsp;&nbsp;three</p>"),
        new("nested markup", SampleBodyType.Html,
            "<div><div><table><tr><td><table><tr><td><ul><li>a<ol><li>b</li></ol></li></ul></td></tr></table></td>"
            + "<td>c</td></tr></table></div></div>"),
        new("script", SampleBodyType.Html, "<p>Hello</p><script>alert('stolen')</script><iframe src=\"https://evil.example/\"></iframe>"),
        new("event handler", SampleBodyType.Html,
            "<p onclick=\"alert(1)\">Click</p><img src=x onerror=\"alert(2)\"><a href=\"javascript:alert(3)\">here</a>"),
        new("markup as text", SampleBodyType.Text, "Use <script>alert(1)</script> & <b>bold</b> in the field </td></tr></table>"),
        new("formula", SampleBodyType.Text, "=1+1"),
        new("formula with command", SampleBodyType.Text, "@SUM(1+1)*cmd|' /C calc'!A0"),
        new("over 255 characters", SampleBodyType.Text,
            string.Join(' ', Enumerable.Repeat("The sensor reports a value and then it does not.", 12))),
        new("over 64 KB", SampleBodyType.Text, LongLog()),
        new("mojibake", SampleBodyType.Text, "Das GerÃ¤t lÃ¤uft nicht â€“ bitte prÃ¼fen Sie es. CafÃ© \uFFFD\uFFFD"),
        new("right to left", SampleBodyType.Text, "שלום, החיישן לא מגיב \u202Eabc\u202C مرحبا 123 ABC"),
        new("control characters", SampleBodyType.Text, "before\u0001\u0002\u0008after\u000B\u000Cbell\u0007escape\u001B[31mred\u007F"),
        new("runs of spaces", SampleBodyType.Text, "a    b\n  indented\n\ttabbed\n\n\n\nfar below\r\nwindows line"),
        new("emoji", SampleBodyType.Text, "👩🏽‍🔧 fixed it 🎉 flag 🇳🇱 combining e\u0301 vs \u00E9, zero\u200Bwidth"),
        new("only white space", SampleBodyType.Text, "   \n \t "),
        new("unclosed markup", SampleBodyType.Html, "<p>open <b>bold <i>both</p> <td>stray &nbsp &unknown; 5 < 6"),
    ];

    private static string LongLog()
    {
        var log = new StringBuilder(72_000);
        for (var line = 1; log.Length < 70_000; line++)
            log.Append("2025-06-03 04:").Append((line / 60 % 60).ToString("00")).Append(':').Append((line % 60).ToString("00"))
                .Append(" probe 7 reading ").Append(line * 37 % 900).AppendLine(" mK, ok");
        return log.ToString();
    }
}
