using System.Globalization;

namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>Makes the values of one column: one content, in the habits of one system (date format, words for yes and no, spelling of states).</summary>
internal sealed class ValueMaker(string content, Random random)
{
    private const int OpenList = 10;
    private static readonly string[] DateFormats = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm", "dd.MM.yyyy HH:mm", "yyyy-MM-dd"];
    private static readonly string[][] Truths = [["true", "false"], ["yes", "no"], ["1", "0"], ["Y", "N"]];
    private readonly string dateFormat = DateFormats[random.Next(DateFormats.Length)];
    private readonly string[] truth = Truths[random.Next(Truths.Length)];
    private readonly string[] states = Words.Status[random.Next(Words.Status.Length)];
    private readonly string[] ranks = Words.Priority[random.Next(Words.Priority.Length)];
    private readonly int prefix = random.Next(3);
    private readonly int offset = random.Next(100);

    /// <summary>One value; two systems hold different records, so values of one content only overlap by nature.</summary>
    public string Next() => content switch
    {
        "id" => prefix switch { 0 => Number(10_000, 99_999), 1 => $"T-{Number(1000, 99_999)}", _ => Number(1_000_000, 9_999_999) },
        "firstname" => Of(Words.First),
        "lastname" => Of(Words.Last),
        "fullname" or "agent" => $"{Of(Words.First)} {Of(Words.Last)}",
        "email" or "sender" or "recipient" or "copy" => $"{Of(Words.First)}.{Of(Words.Last)}{random.Next(90)}@{Of(Words.Company)}.example".ToLowerInvariant(),
        "phone" => prefix == 0 ? $"+49 {Number(30, 999)} {Number(100_000, 9_999_999)}" : $"+{Number(1, 90)}{Number(100_000_000, 999_999_999)}",
        "mobile" => $"+4917{Number(10_000_000, 99_999_999)}",
        "fax" => $"+49 {Number(30, 999)} {Number(100_000, 9_999_999)}-99",
        "company" => $"{Of(Words.Company)} {Of(Words.Form)}",
        "website" => $"https://www.{Of(Words.Company).ToLowerInvariant()}.example",
        "domain" => $"{Of(Words.Company).ToLowerInvariant()}.example",
        "created" => Date(-900, -30),
        "updated" => Date(-60, 0),
        "closed" or "resolved" => Date(-300, -5),
        "due" => Date(-10, 40),
        "subject" => $"{Of(Words.First)} {Of(Words.Verb)} {Of(Words.Thing)}",
        "html" => $"<p>{Sentence()} {Sentence()}</p><p>{Sentence()}</p>",
        "note" or "resolution" => $"{Sentence()} {Sentence()}",
        "status" => Of(states),
        "priority" => Of(ranks),
        "rating" => Number(1, 6),
        "minutes" => Number(1, 240),
        "employees" => Number(2, 5000),
        "revenue" => (random.NextDouble() * 1e7).ToString("F2", CultureInfo.InvariantCulture),
        "direction" => random.Next(2) == 0 ? "inbound" : "outbound",
        "tags" => string.Join(prefix == 0 ? ";" : ", ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Of(Words.Tag))),
        "postcode" => Number(10_000, 99_999),
        "street" => $"{Of(Words.Street)} {Number(1, 200)}",
        _ when content.StartsWith("boolean", StringComparison.Ordinal) => Of(truth),
        _ => Listed(),
    };

    private string Listed() => content switch
    {
        "city" => Of(Words.City),
        "state" => Of(Words.State),
        "country" => Of(Words.Country),
        "language" => Of(Words.Language),
        "timezone" => Of(Words.Zone),
        "jobtitle" => Of(Words.Job),
        "industry" => Of(Words.Industry),
        "plan" => Of(Words.Plan),
        "category" => Of(Words.Category),
        "type" => Of(Words.Kind),
        "channel" => Of(Words.Channel),
        "team" => Of(Words.Team),
        "product" => Of(Words.Product),
        "sla" => Of(Words.Sla),
        "role" => Of(Words.Role),
        "salutation" => Of(Words.Salutation),
        _ => Strange(),
    };

    private string Strange() => content switch
    {
        "colour" => Of(Words.Colour),
        "mask" => string.Concat(Enumerable.Range(0, 16).Select(_ => random.Next(2))),
        "hex" => $"{random.NextInt64():x16}",
        "smallint" => Number(1, 60),
        "layout" => $"col{Number(1, 3)}/row{Number(1, 20)}",
        "recurrence" => $"FREQ=WEEKLY;BYDAY={Of(["MO", "TU", "WE"])}",
        "slot" => $"{Of(["A", "B", "C"])}{Number(1, 40)}",
        "coordinate" => (random.NextDouble() * 90).ToString("F5", CultureInfo.InvariantCulture),
        "period" => $"FY{Number(20, 26)}-Q{Number(1, 5)}",
        "rate" => (random.NextDouble() * 3).ToString("F3", CultureInfo.InvariantCulture),
        "weight" => (random.NextDouble() * 40).ToString("F1", CultureInfo.InvariantCulture),
        "lot" => $"L{Number(100_000, 999_999)}",
        "iban" => $"DE{Number(10, 99)}{random.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999)}",
        "vat" => $"ATU{Number(10_000_000, 99_999_999)}",
        "plate" => $"B-{Of(["XY", "AB", "KM"])} {Number(100, 9999)}",
        "mac" => $"{Number(10, 99)}:{Number(10, 99)}:ab:{Number(10, 99)}:cd:ef",
        "ip" => $"10.{Number(0, 255)}.{Number(0, 255)}.0/24",
        _ => $"4{random.NextInt64(100_000_000_000, 999_999_999_999)}",
    };

    /// <summary>Of an open list (people, companies, cities) every system knows its own half; of a closed list it uses all.</summary>
    private string Of(string[] words) => words.Length < OpenList
        ? words[random.Next(words.Length)]
        : words[(offset + random.Next(words.Length / 2)) % words.Length];

    private string Number(int from, int to) => random.Next(from, to).ToString(CultureInfo.InvariantCulture);

    private string Sentence() => $"{Of(Words.First)} {Of(Words.Verb)} {Of(Words.Thing)} since {Of(Words.City)} called.";

    private string Date(int fromDays, int toDays) => new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc)
        .AddMinutes(random.Next(fromDays * 1440, toDays * 1440))
        .ToString(dateFormat, CultureInfo.InvariantCulture);
}
