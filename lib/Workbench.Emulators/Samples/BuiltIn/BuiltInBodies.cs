using System.Net;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>What people write in a thread.</summary>
internal static class BuiltInBodies
{
    public static string Compose(
        BuiltInSource source, BuiltInThread thread, int position, SampleMessageKind kind, bool isInbound, SampleDice dice)
    {
        var content = source.Content;
        var template = kind switch
        {
            SampleMessageKind.Call => dice.Pick(content.CallNotes),
            SampleMessageKind.Sms => dice.Pick(content.SmsTexts),
            SampleMessageKind.Note => dice.Pick(thread.Topic.Notes),
            _ when position == 0 => thread.Topic.Opening[0],
            _ when position == 1 => thread.Topic.Replies[0],
            _ when isInbound => dice.Pick(thread.Topic.FollowUps ?? content.FollowUps),
            _ when position >= thread.Times.Length - 2 => thread.Topic.Replies[^1],
            _ => dice.Pick(thread.Topic.AgentUpdates ?? content.AgentUpdates),
        };
        var text = thread.Words.Fill(template);
        if (kind != SampleMessageKind.Email)
            return text;
        var signature = isInbound ? thread.Contact.FirstName : "Halden Support";
        var quote = position > 0 && dice.Chance(0.4) ? Quote(thread) : "";
        return $"{text}\n\n{signature}{quote}";
    }

    /// <summary>The same text as a mail program would send it in HTML, with a signature table.</summary>
    public static string AsMail(string text)
    {
        var paragraphs = text.Split("\n\n").Select(paragraph =>
            $"<p style=\"margin:0 0 12px\">{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        return $"<div dir=\"auto\">{string.Concat(paragraphs)}</div>"
            + "<table border=\"0\"><tr><td>&nbsp;</td><td><i>Sent from my workplace</i></td></tr></table>";
    }

    private static string Quote(BuiltInThread thread) =>
        "\n\n> " + thread.Words.Fill(thread.Topic.Opening[0]).Replace("\n", "\n> ", StringComparison.Ordinal);
}
