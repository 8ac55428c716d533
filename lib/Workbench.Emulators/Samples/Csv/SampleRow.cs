using System.Globalization;
using CsvHelper;

namespace Workbench.Emulators.Samples.Csv;

/// <summary>The row that is being read; valid until the next one is asked for.</summary>
internal sealed class SampleRow(string fileName, CsvReader csv)
{
    public string this[string column] => csv.GetString(column);

    public string Required(string column) =>
        this[column] is { Length: > 0 } value ? value : throw Problem(column, "must not be empty");

    public string? Optional(string column) => this[column] is { Length: > 0 } value ? value : null;

    public bool Flag(string column) => this[column] switch
    {
        "true" => true,
        "false" => false,
        var other => throw Problem(column, $"is '{other}'; write 'true' or 'false'"),
    };

    public DateTimeOffset Time(string column) =>
        DateTimeOffset.TryParse(
            this[column], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Problem(column, $"is '{this[column]}'; write a UTC time such as 2026-01-31T12:00:00Z");

    public T Word<T>(string column) where T : struct, Enum
    {
        var text = this[column];
        var name = Enum.GetNames<T>().FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null
            ? throw Problem(column, $"is '{text}'; write one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}")
            : Enum.Parse<T>(name);
    }

    public SampleFormatException Problem(string column, string what) =>
        new(fileName, csv.LineNumber, $"the column '{column}' {what}.");
}
