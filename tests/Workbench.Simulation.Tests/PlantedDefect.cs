using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Simulation.Tests;

/// <summary>Defects that nobody would notice by counting, planted behind a vendor's API.</summary>
internal static partial class PlantedDefect
{
    private static readonly string[] Senders = ["author", "sender_id"];

    /// <summary>By name: what is planted, and the source fields of which at least one must be called a defect.</summary>
    public static IReadOnlyDictionary<string, (Action<Spoiler> Plant, string[] Fields)> All { get; } =
        new Dictionary<string, (Action<Spoiler>, string[])>(StringComparer.Ordinal)
        {
            ["one changed character"] = (spoiler => spoiler.Retype(spoiler.Told, text => text.Replace("caretaker", "caretakes", StringComparison.Ordinal)), ["description"]),
            ["one more character"] = (spoiler => spoiler.Retype(spoiler.Told, text => text.Replace("ground floor.", "ground floor..", StringComparison.Ordinal)), ["description"]),
            ["an accent lost"] = (spoiler => spoiler.Retype(spoiler.Told, WithoutAccent), ["description"]),
            ["a line end lost"] = (spoiler => spoiler.Retype(spoiler.Told, text => LineEnd().Replace(text, "$1")), ["description"]),
            ["To and Cc swapped"] = (SwapRecipients, ["email_to", "cc"]),
            ["parts swapped"] = (spoiler => spoiler.SwapTexts(spoiler.Message(1), spoiler.Message(2)), ["description"]),
            ["parts in another order"] = (spoiler => spoiler.SwapTimes(spoiler.Message(1), spoiler.Message(2)), ["created_date"]),
            ["a leading zero lost"] = (spoiler => spoiler.Replace(spoiler.Ticket.Place, $"\"{TellingSample.SerialNumber}\"", $"\"{TellingSample.SerialNumber[1..]}\""), ["serial_number"]),
            ["one second later"] = (spoiler => Move(spoiler, spoiler.Told, TimeSpan.FromSeconds(1)), ["created_date"]),
            ["one second earlier"] = (spoiler => Move(spoiler, spoiler.Told, TimeSpan.FromSeconds(-1)), ["created_date"]),
            ["another time zone"] = (spoiler => Move(spoiler, spoiler.Ticket.Place, TimeSpan.FromHours(1)), ["created_date"]),
            ["another author"] = (Reattribute, ["field_from", "created_by"]),
            ["a link lost"] = (Unlink, ["organization"]),
            ["a link lost on its second side"] = (spoiler => spoiler.Unlist(), ["organization", "contact"]),
            ["a message twice"] = (spoiler => spoiler.Double(spoiler.Told), ["(stands once)"]),
            ["a ticket twice"] = (spoiler => spoiler.Double(spoiler.Ticket.Place), ["(stands once)"]),
            ["a byte of a file lost"] = (spoiler => spoiler.ShortenFile(), ["Size", "Url"]),
        };

    private static string WithoutAccent(string text) =>
        text.Replace("caf&#233;", "cafe", StringComparison.Ordinal).Replace("café", "cafe", StringComparison.Ordinal);

    /// <summary>Recipients are members of the message, or lines of its text.</summary>
    private static void SwapRecipients(Spoiler spoiler)
    {
        if (spoiler.Has(spoiler.Told, "source"))
        {
            spoiler.Set(spoiler.Told, "source", source =>
            {
                (source!["to"], source["cc"]) = (source["cc"]!.DeepClone(), source["to"]!.DeepClone());
                return source;
            });
        }
        else
        {
            const string held = "somebody";
            spoiler.Retype(spoiler.Told, text => text.Replace($"o: {TellingSample.Recipient}", $"o: {held}", StringComparison.Ordinal)
                .Replace(TellingSample.InCopy, TellingSample.Recipient, StringComparison.Ordinal)
                .Replace(held, TellingSample.InCopy, StringComparison.Ordinal));
        }
    }

    /// <summary>Times are members of the document, or words of it where the vendor sets its own.</summary>
    private static void Move(Spoiler spoiler, string place, TimeSpan by)
    {
        if (spoiler.Has(place, "created_at"))
        {
            spoiler.Set(place, "created_at", second => second!.GetValue<long>() + (long)by.TotalSeconds);
        }
        else if (spoiler.Has(place, "created_datetime"))
        {
            spoiler.Set(place, "created_datetime", text => Moved(text!.GetValue<string>(), by));
        }
        else if (spoiler.Has(place, "content"))
        {
            spoiler.Retype(place, text => CreatedLine().Replace(text, match => match.Groups[1].Value + Moved(match.Groups[2].Value, by)));
        }
        else
        {
            spoiler.Set(place, "cf", fields =>
            {
                fields!["cf_source_created_time"] = Moved(fields["cf_source_created_time"]!.GetValue<string>(), by);
                return fields;
            });
        }
    }

    private static string Moved(string text, TimeSpan by) =>
        (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) + by).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Reattribute(Spoiler spoiler)
    {
        if (Senders.FirstOrDefault(name => spoiler.Has(spoiler.Told, name)) is not { } member)
        {
            spoiler.Retype(spoiler.Told, text => AuthorLine().Replace(text, "Created by: Somebody Else<br>"));
            return;
        }

        var other = spoiler.Other(member, spoiler.Told);
        spoiler.Set(spoiler.Told, member, _ => other);
    }

    private static void Unlink(Spoiler spoiler)
    {
        foreach (var (name, value) in new (string, JsonNode?)[] { ("company_ids", new JsonArray()), ("accountId", null), ("meta", null) })
        {
            if (spoiler.Has(spoiler.Requester, name))
            {
                spoiler.Set(spoiler.Requester, name, _ => value);
            }
        }
    }

    [GeneratedRegex(@"(the caretaker\.)(<br>\s*|\n)")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"(Created date: )([^<]+)")]
    private static partial Regex CreatedLine();

    [GeneratedRegex(@"Created by: .*?<br>")]
    private static partial Regex AuthorLine();
}
