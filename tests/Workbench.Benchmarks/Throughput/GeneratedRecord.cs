using System.Globalization;
using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Benchmarks.Throughput;

/// <summary>Record number n of an account that exists nowhere: everything about it follows from its number, so nobody has to hold it.</summary>
internal static class GeneratedRecord
{
    public const string System = "ivinex";
    public const string Object = "contact";
    private const int TextFields = 10;

    private static readonly string Sentence = string.Join(' ', Enumerable.Repeat("Straße, naïve and coöperate.", 3));

    /// <summary>Together about one kilobyte of JSON.</summary>
    public static IReadOnlyList<FieldSchema> Fields { get; } =
    [
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("email", "E-mail", FieldType.Email, FieldRole.Email),
        .. Enumerable.Range(0, TextFields).Select(field => new FieldSchema($"text_{field}", $"Text {field}", FieldType.Text, IsCustom: true)),
    ];

    public static RecordKey Key(int number) => new(System, Kind.Contact, number.ToString(CultureInfo.InvariantCulture));

    public static int NumberOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    /// <summary>The value of every field, in the order of <see cref="Fields"/>.</summary>
    public static IEnumerable<string> Values(int number)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Zoë Ångström {number}");
        yield return string.Create(CultureInfo.InvariantCulture, $"person{number}@example.com");
        for (var field = 0; field < TextFields; field++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Sentence} {number} {field}");
        }
    }

    /// <summary>The record as one JSON object.</summary>
    public static byte[] Body(int number)
    {
        using var stream = new MemoryStream(1_500);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (field, value) in Fields.Zip(Values(number)))
            {
                json.WriteString(field.Name, value);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
